// The circuit at the end of its own line, word for word: Atlas Scientific, EZO-pH datasheet 5.8, pages 24, 31, 33 and 34.
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import { createEzoLine } from '../../../hardware/lines/ezo-line.ts';
import { ascii, createScriptedLine } from './scripted-line.ts';

/** What a sound circuit answers; `replies` change that, by command. */
const openCircuit = (replies: Readonly<Record<string, readonly string[]>> = {}) => {
  const sound: Readonly<Record<string, string>> = {
    '': '*ER\r',
    i: '?i,D.O.,2.14\r*OK\r',
    'RT,15.0': '5.85\r*OK\r',
  };
  const used = new Map<string, number>();
  const line = createScriptedLine((bytes) => {
    const command = String.fromCharCode(...bytes).trim();
    const n = used.get(command) ?? 0;
    used.set(command, n + 1);
    const text = replies[command]?.[n] ?? sound[command] ?? '*OK\r';
    return text === '' ? [] : [[300, ascii(text)]];
  });
  const said = () => line.asked.map(({ bytes }) => String.fromCharCode(...bytes).trim());
  return { ...line, circuit: createEzoLine(line.talk), said };
};

describe('an EZO circuit on a line', () => {
  it('is made silent before it is asked what it is', async () => {
    const { circuit, during, said } = openCircuit();
    expect(await during(circuit.meet())).toEqual(ok('DO'));
    expect(said()).toEqual(['', '*OK,1', 'C,0', 'i']);
  });

  it('gives the number that stands before its acknowledgement', async () => {
    const { circuit, during } = openCircuit();
    expect(await during(circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));
    expect(await during(circuit.tell('P,64.2'))).toEqual(ok(undefined));
  });

  it('is not misunderstood where it still talks by itself', async () => {
    const { circuit, during } = openCircuit({ 'RT,15.0': ['9\r7.11\r5.85\r*OK\r'] });
    expect(await during(circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));
  });

  it('is asked again where its answer was damaged or lost, three times in all', async () => {
    const { circuit, during } = openCircuit({ 'RT,15.0': ['5.*5\r*OK\r', '', '5.85\r*OK\r'] });
    expect(await during(circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));
    const damaged = openCircuit({ 'RT,15.0': Array.from({ length: 3 }, () => '5.8\xff\r*OK\r') });
    expect(await damaged.during(damaged.circuit.ask('RT,15.0', 900))).toEqual(err('bad-checksum'));
    const silent = openCircuit({ 'RT,15.0': ['', '', ''] });
    expect(await silent.during(silent.circuit.ask('RT,15.0', 900))).toEqual(err('no-answer'));
  });

  it('never gives the end of a cut number', async () => {
    const { circuit, during } = openCircuit({ 'RT,15.0': ['5.8', '5\r*OK\r'] });
    // Both pieces are heard as one number, for nothing is thrown away between two tries.
    expect(await during(circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));
  });

  it('that refuses gives no answer, at once', async () => {
    const { circuit, during, said } = openCircuit({ 'RT,15.0': ['*ER\r'], 'P,64.2': ['*ER\r'] });
    expect(await during(circuit.ask('RT,15.0', 900))).toEqual(err('no-answer'));
    expect(await during(circuit.tell('P,64.2'))).toEqual(err('no-answer'));
    expect(said()).toEqual(['RT,15.0', 'P,64.2']);
  });

  it('that has restarted is not believed before it has been met anew', async () => {
    const within = openCircuit({ 'RT,15.0': ['*RS\r*RE\r5.85\r*OK\r'] });
    expect(await within.during(within.circuit.ask('RT,15.0', 900))).toEqual(err('no-answer'));
    expect(within.said()).toEqual(['RT,15.0', '', '*OK,1', 'C,0', 'i']);
    expect(await within.during(within.circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));

    const between = openCircuit();
    await between.during(between.circuit.ask('RT,15.0', 900));
    between.say(ascii('*RE\r'));
    expect(await between.during(between.circuit.ask('RT,15.0', 900))).toEqual(err('no-answer'));
    expect(await between.during(between.circuit.ask('RT,15.0', 900))).toEqual(ok(5.85));
  });
});

// Proving an installation: outputs run one at a time and end by themselves, what was seen is kept, and a sensor proves itself.
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestCommissioning } from '../../support/commissioning.ts';

type House = Awaited<ReturnType<typeof createTestCommissioning>>;
let house: House;
beforeEach(async () => {
  house = await createTestCommissioning();
});

const outputOf = (id: string) => house.desk.view().outputs.find((output) => output.id === id);
const air = () => house.desk.view().sensors.find(({ tag }) => tag === 'air.temperature');
const refusal = (key: string) => ({ outcome: 'refused', because: { key } });

describe('an output', () => {
  it('runs for some seconds, and then waits for a word', async () => {
    expect(await house.desk.run('pump', '10.0.0.7')).toEqual({ outcome: 'accepted' });
    expect(house.station.deeds).toEqual(['10.0.0.7 pump runs 5 s']);
    expect(outputOf('pump')).toMatchObject({ isRunning: true, seconds: 5 });
    await house.clock.advance(4900);
    expect(outputOf('pump')?.isRunning).toBe(true);
    await house.clock.advance(200);
    expect(outputOf('pump')).toMatchObject({ isRunning: false, isAsked: true });
  });

  it('that gives doses is not on the list, for nobody may switch it on', () => {
    const { pump, ...others } = house.station.snapshot().outputs;
    if (!pump) throw new Error('the house has a pump');
    house.station.change({ outputs: { ...others, pump, 'doser-a': { ...pump, kind: 'doser' } } });
    expect(house.desk.view().outputs.map(({ id }) => id)).toEqual([...Object.keys(others), 'pump']);
  });

  it('whose travel nobody has measured says so, and one that has none does not', () => {
    expect([outputOf('vent')?.isUnmeasured, outputOf('pump')?.isUnmeasured]).toEqual([true, undefined]);
  });

  it('is not run where an interlock refuses, and the reason is passed on', async () => {
    const veto = { outcome: 'vetoed', by: 'dry-run', because: { key: 'veto.dry-run' } } as const;
    house.station.runBriefly = async () => veto;
    expect(await house.desk.run('pump', 'x')).toEqual(veto);
    expect([outputOf('pump')?.isRunning, await house.desk.answer('pump', 'moved', 'Ana')]).toEqual([
      false,
      refusal('commissioning.not-run'),
    ]);
  });

  it('cannot be vouched for by who has not let it run', async () => {
    expect(await house.desk.answer('pump', 'moved', 'Ana')).toEqual(refusal('commissioning.not-run'));
    await house.desk.run('pump', 'x');
    await house.clock.advance(11 * 60_000);
    expect(await house.desk.answer('pump', 'moved', 'Ana')).toEqual(refusal('commissioning.not-run'));
    expect(outputOf('pump')?.proven).toBeUndefined();
  });

  it('keeps what was seen over a restart, with who saw it, in the journal too', async () => {
    await house.desk.run('vent', 'x');
    expect(await house.desk.answer('vent', 'wrong-way', 'Ana')).toEqual({ outcome: 'accepted' });
    const again = (await house.open()).view().outputs.find(({ id }) => id === 'vent');
    expect(again?.proven).toMatchObject({ result: 'wrong-way', by: 'Ana' });
    expect(house.station.journal(1)).toMatchObject([
      { subject: 'vent', by: 'Ana', change: 'commissioning: wrong-way' },
    ]);
  });

  it('says so when it cannot be kept, and asks again', async () => {
    await house.desk.run('pump', 'x');
    house.documents.refuse(true);
    expect(await house.desk.answer('pump', 'moved', 'Ana')).toEqual(refusal('refusal.not-kept'));
    house.documents.refuse(false);
    expect(await house.desk.answer('pump', 'moved', 'Ana')).toEqual({ outcome: 'accepted' });
  });

  it('that does not exist is refused', async () => {
    expect(await house.desk.run('toaster', 'x')).toEqual(refusal('refusal.no-such-output'));
  });
});

describe('a sensor', () => {
  it('has followed when it has changed by enough, and both values are kept', async () => {
    expect(house.desk.watch('air.temperature', 'Ana')).toEqual({ outcome: 'accepted' });
    house.measure({ value: 22.8 });
    expect(air()).toMatchObject({ watch: { from: 21.4, now: 22.8 } });
    house.measure({ value: 23 });
    await house.clock.advance(0);
    expect(air()).toMatchObject({ proven: { result: 'followed', by: 'Ana', from: 21.4, to: 23 } });
    expect(air()?.watch).toBeUndefined();
  });

  it('that falls has followed as well', async () => {
    house.desk.watch('air.temperature', 'Ana');
    house.measure({ value: 19 });
    await house.clock.advance(0);
    expect(air()?.proven).toMatchObject({ result: 'followed', to: 19 });
  });

  it('that stays has not followed after five minutes', async () => {
    house.desk.watch('air.temperature', 'Ana');
    await house.clock.advance(5 * 60_000 + 1);
    house.measure({ value: 21.5 });
    await house.clock.advance(0);
    expect(air()?.proven).toMatchObject({ result: 'did-not-follow', from: 21.4, to: 21.5 });
  });

  it('whose wire breaks meanwhile has proven nothing', async () => {
    house.desk.watch('air.temperature', 'Ana');
    house.measure({ quality: 'bad', value: undefined, why: 'no-answer' });
    await house.clock.advance(0);
    expect(air()?.proven).toBeUndefined();
    expect(air()?.watch).toEqual({ from: 21.4, secondsLeft: 300 });
  });

  it('that measures nothing, or does not exist, cannot be watched', () => {
    expect(house.desk.watch('solution.acidity', 'Ana')).toEqual(refusal('commissioning.no-value'));
    expect(house.desk.watch('moon.phase', 'Ana')).toEqual(refusal('commissioning.no-such-sensor'));
  });
});

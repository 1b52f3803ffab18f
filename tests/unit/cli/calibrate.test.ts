// The command in front of the real web room and the real bench: what the technician is asked, sees and gets, in both languages.
import { afterEach, describe, expect, it } from 'vitest';
import type { Locale } from '../../../console/i18n/format.ts';
import { calibrate } from '../../../controller/cli/calibrate.ts';
import { readNumber, readPoint } from '../../../controller/cli/calibrate-points.ts';
import { CommandFailed, Misunderstood } from '../../../controller/cli/command-line.ts';
import { type BufferName, bufferAt } from '../../../controller/core/calibration/buffers.ts';
import { createTestStation } from '../../support/station.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';
import { openHouse, PH, volts } from '../app/calibrating-house.ts';
import { PIN, startTestWeb, type TestWeb } from '../web/web-rig.ts';

let web: TestWeb | undefined;
afterEach(() => web?.close());

const nobodyThere = async () => {
  throw new Error('nobody asked for a port');
};

/** A technician who puts the probe into what is asked for, and the words on the terminal. */
const sitDown = async (
  answers: (question: string) => string | undefined,
  { interruptAfter = Number.POSITIVE_INFINITY, locale = 'es-BO' as Locale } = {},
) => {
  const house = openHouse();
  web = await startTestWeb({ station: { ...createTestStation(), calibrations: house.desk } });
  await web.enterAs('technician', await web.choosePin());
  const terminal = keepingTerminal(locale, answers);
  let seconds = 0;
  const { url } = web;
  const run = (...args: readonly string[]) => {
    const around = {
      terminal,
      atBoard: nobodyThere,
      pause: async () => {
        seconds += 1;
        await house.clock.advance(1000);
        return seconds >= interruptAfter;
      },
    };
    return inWords(() => calibrate(args.includes('--url') ? args : [...args, '--url', url], around), locale);
  };
  return { house, run, out: terminal.said, notes: terminal.noted };
};
type Technician = Awaited<ReturnType<typeof sitDown>>;

const WHO = ['--by', 'Ana', '--instrument', 'E-201 nº 7'];
const put = ({ house }: Technician, buffer: string, slope?: number) =>
  house.give(PH, volts(bufferAt(buffer as BufferName, 15) ?? Number.NaN, 15, slope));

describe('yapu calibrate', () => {
  it('asks for everything, shows the ring, and tells the result', async () => {
    const script = ['Ana', 'E-201 nº 7', PIN, 'pantano', '7,00@250', '7,00@15', '4,01@15,0', ''];
    const asked: string[] = [];
    const technician = await sitDown((question) => {
      asked.push(question);
      const answer = script.shift();
      const buffer = answer?.includes('@') ? answer.split('@')[0]?.replace(',', '.') : undefined;
      if (buffer) put(technician, buffer);
      return answer;
    });
    await technician.run('ph', '--probe', PH, '--lot', `L"26'`);
    expect(asked.at(0)).toContain('¿Quién calibra?');
    expect(asked.at(-1)).toContain('Punto 3');
    expect(technician.notes()).toContain('pantano no se entiende; se espera, por ejemplo: 7.00@15.2');
    expect(technician.notes()).toContain('7,00@250, temperature: Dice 250; como mucho 50.');
    expect(technician.notes()).toMatch(/██████████ 100 % {2}\d,\d{3}/);
    expect(technician.out()).toContain('La calibración 1 está guardada');
    expect(technician.out()).toContain('pendiente 92,0 %');
    expect(technician.out()).toMatch(/Toca otra vez el 2026-07-15/);
    expect(technician.house.records).toMatchObject([
      { by: 'Ana', points: [{ lot: `L"26'` }, { temperature: 15 }] },
    ]);
  });

  it('takes its points from the command line, tells when to dip, and says it in English', async () => {
    const technician = await sitDown(
      (question) => {
        const [, buffer] = /into ([\d.]+)\./.exec(question) ?? [];
        if (buffer) put(technician, buffer);
        return '';
      },
      { locale: 'en' },
    );
    await technician.run('ph', '--probe', PH, ...WHO, '--pin', PIN, '7@15', '4.01@15', '10.01@15');
    expect(technician.out()).toContain('Calibration 1 is saved and holds');
    expect(technician.house.isOut()).toBe(true);
    await technician.run('list');
    expect(technician.out()).toMatch(/1 {2}2026-07-01 {2}solution.acidity {2}accepted {2}Ana/);
    await technician.run('undo', '--probe', PH, '--by', 'Ana', '--pin', PIN);
    expect(technician.out()).toContain('Calibration 1 is undone');
  });

  it('gives the probe back when it is refused, and says why and what to do', async () => {
    const technician = await sitDown((question) => {
      const [, buffer] = /en ([\d.]+)\./.exec(question) ?? [];
      if (buffer) put(technician, buffer, 0.6);
      return '';
    });
    const running = technician.run('ph', '--probe', PH, ...WHO, '--pin', PIN, '7.00@15', '4.01@15');
    await expect(running).rejects.toThrow(/solo 60 % de su pendiente.*cámbiela/);
    expect(technician.notes()).toContain('vale la de antes');
    expect(technician.house.desk.view(PH)).toBeUndefined();
    expect(technician.house.records.map(({ verdict }) => verdict)).toEqual(['refused']);
  });

  it('gives the probe back when it is interrupted', async () => {
    const technician = await sitDown(() => '', { interruptAfter: 5 });
    await expect(technician.run('ph', '--probe', PH, ...WHO, '--pin', PIN, '7@15')).rejects.toThrow(
      'Interrumpido',
    );
    expect(technician.house.desk.view(PH)).toBeUndefined();
  });

  it('waits with --yes for the probe to be moved, and ends when a point does not come to rest', async () => {
    const technician = await sitDown(() => undefined);
    technician.house.give(PH, 'no-answer');
    const running = technician.run('ph', '--probe', PH, ...WHO, '--pin', PIN, '--yes', '7@15');
    await expect(running).rejects.toThrow('La sonda no dio valores');
    expect(technician.notes()).toContain('15 segundos');
  });

  it('tells the second technician who has the probe', async () => {
    const technician = await sitDown(() => '');
    await technician.house.begin();
    const running = technician.run(
      'ph',
      '--probe',
      PH,
      '--by',
      'Luis',
      '--instrument',
      'x',
      '--pin',
      PIN,
      '7@15',
    );
    await expect(running).rejects.toThrow('Ana está calibrando esta sonda');
    expect(technician.house.desk.view(PH)).toBeDefined();
  });

  it.each<[string, RegExp, readonly string[]]>([
    ['no kind', /usted escribió …; se espera una de estas palabras: ph, ec/, ['--probe', PH, ...WHO]],
    ['another kind', /escribió constructor;/, ['constructor', '--probe', PH, ...WHO]],
    ['no probe', /Falta --probe, por ejemplo {2}--probe solution.acidity/, ['ph', ...WHO]],
    ['a kind that the probe is not', /mide acidity, no ec/, ['ec', '--probe', PH, ...WHO, 'dry']],
    ['a buffer of 250 °C', /7.00@250, temperature: Dice 250/, ['ph', '--probe', PH, ...WHO, '7.00@250']],
    [
      'a pressure in words',
      /--pressure: usted escribió high/,
      ['ph', '--probe', PH, ...WHO, '--pressure', 'high'],
    ],
    ['an unknown option', /calibrate: no hay la opción --prob/, ['ph', '--prob', PH]],
    ['no terminal to ask at', /nadie en una terminal/, ['ph', '--probe', PH, ...WHO, '7@15']],
    ['no terminal to ask for points', /nadie en una terminal/, ['ph', '--probe', PH, ...WHO]],
    ['no address', /http no es una dirección/, ['ph', '--probe', PH, '--url', 'http']],
  ])('misunderstood: %s', async (_name, message, args) => {
    const technician = await sitDown(() => undefined);
    const running = technician.run('--pin', PIN, ...args);
    await expect(running).rejects.toThrow(message);
    await expect(running).rejects.toBeInstanceOf(Misunderstood);
    expect(technician.house.desk.view(PH)).toBeUndefined();
  });

  it.each([
    ['a wrong PIN', ['--pin', '0000'], /PIN no está bien|PIN no es|PIN/],
    ['no PIN', [], /Délo con --pin/],
    ['another probe', ['--pin', PIN, '--probe', 'no.such'], /no hay sensor no.such/],
  ])('is refused: %s', async (_name, args, message) => {
    const technician = await sitDown(() => undefined);
    const running = technician.run('ph', '--probe', PH, ...WHO, ...args, '7@15');
    await expect(running).rejects.toThrow(message);
    await expect(running).rejects.toBeInstanceOf(CommandFailed);
  });

  it('says when no controller answers', async () => {
    const technician = await sitDown(() => undefined);
    await web?.close();
    web = undefined;
    await expect(technician.run('list')).rejects.toThrow('Ningún controlador contesta en http://127.0.0.1');
  });
});

describe('a point in words', () => {
  it.each([
    ['7,00@15,2', { reference: { kind: 'buffer', buffer: '7.00' }, temperature: 15.2 }],
    ['10.01@9', { reference: { kind: 'buffer', buffer: '10.01' }, temperature: 9 }],
    ['1.413@18', { reference: { kind: 'standard', standard: '1413' }, temperature: 18 }],
    ['DRY', { reference: { kind: 'dry' } }],
    ['thermometer=18,4', { reference: { kind: 'thermometer', celsius: 18.4 } }],
    ['litres=120', { reference: { kind: 'volume', litres: 120 } }],
  ])('%s', (text, dip) => {
    const kinds = ['buffer', 'standard', 'dry', 'thermometer', 'volume'] as const;
    expect(readPoint(text, kinds)).toEqual({ ok: true, value: dip });
  });

  it.each(['', '7', '7.00@', '7.00@warm', '6.99@15', 'ice', 'litres=', '1413'])('%s is not one', (text) => {
    const found = readPoint(text, ['buffer', 'volume']);
    // Without a temperature it is one; the bench then asks for it.
    expect(found.ok).toBe(text === '7');
  });

  it.each([
    ['21,5', 21.5],
    ['-3', -3],
    ['1.000,5', Number.NaN],
    ['1e9', Number.NaN],
    ['', Number.NaN],
  ])('the number %s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

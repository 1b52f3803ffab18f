// Golden values: Ohm's law on a cell of 200 mA under 1000 W/m² (IEC 60904-2) with half an ohm; ADS1115 codes of 7.8125 µV.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalRadiationOfDaylight } from '../../../controller/core/physics/light.ts';
import { err, ok } from '../../../controller/core/result.ts';
import { irradianceOf, pvCell } from '../../../hardware/drivers/pv-cell.ts';
import { bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const CONFIG = { address: 72, channel: 3, fullScale: 0.256, shuntOhms: 0.5, shortCircuitAmps: 0.2 } as const;
/** MUX 111 (A3 against ground), PGA 101, single shot, 128 SPS: done. */
const DONE = bytes(0xfb, 0x83);

const read = async (...reads: Parameters<typeof createScriptedBoard>[0]['reads'] & object) =>
  pvCell.create(createScriptedBoard({ reads }).board, CONFIG).read();

describe('a solar cell on a shunt', () => {
  it.each([
    [0.1, 1000],
    [0.05, 500],
    [0.001, 10],
    [0.14, 1400],
    [0, 0],
  ])('with %f V is under %f W/m²', (volts, global) => {
    const result = irradianceOf(volts, CONFIG);
    expect(result.ok && result.value).toBeCloseTo(global, 6);
  });

  it('has no value where no sun shines so: wired the wrong way round, or a shunt that is broken', () => {
    expect(irradianceOf(-0.0001, CONFIG)).toEqual(err('out-of-range'));
    expect(irradianceOf(0.161, CONFIG)).toEqual(err('out-of-range'));
  });

  it('reads 12,800 codes as 1000 W/m², and as the lux that daylight then has', async () => {
    const { irradiance, illuminance } = await read(DONE, bytes(0x32, 0x00));
    expect(irradiance).toEqual(ok(expect.closeTo(1000, 9)));
    expect(illuminance?.ok && globalRadiationOfDaylight(illuminance.value)).toBeCloseTo(1000, 6);
  });

  it('by night is dark and not broken, within the offset of the converter', async () => {
    for (const night of [bytes(0x00, 0x00), bytes(0x00, 0x03), bytes(0xff, 0xfd)])
      expect((await read(DONE, night))['irradiance']).toEqual(ok(0));
    expect((await read(DONE, bytes(0xff, 0xfc)))['irradiance']).toEqual(err('out-of-range'));
  });

  it('gives the fault of its converter for both', async () => {
    const lost = { irradiance: err('no-answer'), illuminance: err('no-answer') };
    expect(await read(SILENCE)).toEqual(lost);
    expect(await read(DONE, SILENCE)).toEqual(lost);
    expect(await read(DONE, bytes(0x32))).toEqual(lost);
    expect((await read(bytes(0xfb, 0x84)))['irradiance']).toEqual(err('bad-checksum'));
    expect((await read(DONE, bytes(0x7f, 0xff)))['irradiance']).toEqual(err('out-of-range'));
  });

  it('never gives light that no sky has', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.256, max: 0.256, noNaN: true }), (volts) => {
        const result = irradianceOf(volts, CONFIG);
        if (result.ok) expect(result.value >= 0 && result.value <= 1600).toBe(true);
      }),
    );
  });

  it('wants a shunt whose voltage the converter can hold under the brightest sky', () => {
    const { configSchema, example } = pvCell;
    expect(configSchema.parse(example)).toEqual(CONFIG);
    for (const wrong of [{ shuntOhms: 1 }, { shortCircuitAmps: 0 }, { channel: 4 }, { ohms: 1 }])
      expect(configSchema.safeParse({ ...example, ...wrong }).success).toBe(false);
    expect(configSchema.safeParse({ ...example, shuntOhms: 1, fullScale: 0.512 }).success).toBe(true);
  });
});

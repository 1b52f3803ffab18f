// Conductivity and oxygen on the bench: how near the truth their probes come.

import { standardAt } from '../../../controller/core/calibration/standards.ts';
import type { Channel } from '../../../controller/core/installation.ts';
import { conductivityAt } from '../../../controller/core/physics/electrodes.ts';
import { oxygenSaturation } from '../../../controller/core/physics/oxygen.ts';
import { good } from '../../../controller/core/reading.ts';
import { calibrate } from '../../../controller/core/signal/calibrate.ts';
import { celsius, kilopascal, timestamp } from '../../../controller/core/units.ts';
import { calibrateOn, type Step } from './bench.ts';
import { type Chance, createChance, createProbe } from './probes.ts';

const AT = timestamp(0);
const THERMOMETER = 0.2;
/** A bottle may be off by this share (makers: 1 %). */
const BOTTLE = 0.01;

const EC: Channel = {
  tag: 'solution.conductivity',
  quantity: 'conductivity',
  calibration: { slope: 1, offset: 0, at: AT, by: 'bench' },
  compensatedBy: 'solution.temperature',
};
const OXYGEN: Channel = {
  tag: 'solution.oxygen',
  quantity: 'oxygen',
  calibration: { slope: 5, offset: 0, at: AT, by: 'bench' },
};

const lineOf = (channel: Channel, chance: Chance, lag: number, noise: number, steps: readonly Step[]) => {
  const probe = createProbe({ chance, lag, noise, tenBits: true }, 1);
  const { line, reason } = calibrateOn(channel, probe, steps);
  if (!line) throw new Error(`a good probe for ${channel.tag} was refused: ${reason}`);
  return { ...line, at: AT, by: 'bench' };
};

/** The mean of a minute in a liquid where the probe gives `volts`. */
const readIn = (channel: Channel, chance: Chance, noise: number, volts: number, warm?: number): number => {
  const probe = createProbe({ chance, lag: 0.1, noise, tenBits: true }, volts);
  probe.dip(volts);
  const thermometer =
    warm === undefined ? undefined : good(warm + chance.even(-THERMOMETER, THERMOMETER), AT);
  const values = Array.from({ length: 12 }, () => {
    const reading = calibrate(channel, probe.read(5) ?? Number.NaN, AT, thermometer);
    return reading.quality === 'good' ? reading.value : Number.NaN;
  });
  return values.reduce((a, b) => a + b) / values.length;
};

/** Largest share off the truth in nutrient solutions of 1…2.5 mS/cm at 5…30 °C, with a cell of 0.85…1.15; %. */
export const conductivityError = (seed: number): number => {
  const chance = createChance(seed);
  const cell = chance.even(0.85, 1.15);
  const t = chance.even(5, 30);
  const temperature = t + chance.even(-THERMOMETER, THERMOMETER);
  const standard = (standardAt('1413', t) ?? Number.NaN) * (1 + chance.even(-BOTTLE, BOTTLE));
  const calibration = lineOf(EC, chance, 5, 0.005, [
    { dip: { reference: { kind: 'dry' } }, volts: 0 },
    { dip: { reference: { kind: 'standard', standard: '1413' }, temperature }, volts: cell * standard },
  ]);
  const errors = [1, 1.4, 1.8, 2.5].map((truth) => {
    const warm = chance.even(5, 30);
    const volts = cell * conductivityAt(truth, warm);
    return Math.abs(readIn({ ...EC, calibration }, chance, 0.005, volts, warm) / truth - 1) * 100;
  });
  return Math.max(...errors);
};

/** Largest share off the truth in water of 50…100 % at 5…30 °C and 61…66 kPa, with a membrane of 75…105 %; %. */
export const oxygenError = (seed: number): number => {
  const chance = createChance(seed);
  const signal = chance.even(0.75, 1.05) / 5;
  const t = chance.even(5, 30);
  const pressure = chance.even(61, 66);
  const full = oxygenSaturation(celsius(t), kilopascal(pressure));
  const dip = {
    reference: { kind: 'wet-air' as const },
    temperature: t + chance.even(-THERMOMETER, THERMOMETER),
    pressure: pressure + chance.even(-0.1, 0.1),
  };
  const calibration = lineOf(OXYGEN, chance, 20, 0.03 * signal, [{ dip, volts: signal * full }]);
  const errors = [0.5, 0.7, 0.9, 1].map((share) => {
    const truth = share * oxygenSaturation(celsius(chance.even(5, 30)), kilopascal(pressure));
    const read = readIn({ ...OXYGEN, calibration }, chance, 0.03 * signal, signal * truth);
    return Math.abs(read / truth - 1) * 100;
  });
  return Math.max(...errors);
};

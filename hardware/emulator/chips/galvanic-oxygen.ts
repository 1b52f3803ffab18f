// A virtual galvanic probe and its amplifier: volts by the share of saturation, by warmth, and by the pressure without the vapour.
// Sources: DFRobot, SEN0237: 1.6 V at 25 °C at the sea, 35 mV for each K; vapour: Magnus form, WMO-No. 8 (2018), annex 4.B.
const SEA = 101.325;

const vapour = (celsius: number): number => 0.6112 * Math.exp((17.62 * celsius) / (243.12 + celsius));

/** V for a share of what the water can hold (1 is full), °C of the water, kPa of the air. */
export const galvanicVolts = (share: number, celsius: number, pressure: number): number =>
  share * (1.6 + 0.035 * (celsius - 25)) * ((pressure - vapour(celsius)) / (SEA - vapour(celsius)));

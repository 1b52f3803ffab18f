// What a wrong movement says of the wires, written into a copy of the rig: two outputs that answer for each other change their pins;
// a motor that goes the wrong way changes its two; a relay that is on when it should be off has the other polarity.
type Values = Readonly<Record<string, unknown>>;

interface Output extends Values {
  readonly id: string;
  readonly driver: string;
  readonly board?: string;
  readonly config: Values;
}

export interface MendableRig extends Values {
  readonly actuators: readonly Output[];
}

const replace = (rig: MendableRig, changed: readonly Output[]): MendableRig => ({
  ...rig,
  actuators: rig.actuators.map((output) => changed.find(({ id }) => id === output.id) ?? output),
});

/** The wire that moved `other` when `output` was sent is the other's. Undefined where they are not of one kind. */
export const swapOutputs = (rig: MendableRig, output: string, other: string): MendableRig | undefined => {
  const one = rig.actuators.find(({ id }) => id === output);
  const two = rig.actuators.find(({ id }) => id === other);
  if (!one || !two || one === two || one.driver !== two.driver) return undefined;
  const place = ({ board, config }: Output): Values => ({
    config,
    ...(board === undefined ? {} : { board }),
  });
  return replace(rig, [
    { ...one, ...place(two) },
    { ...two, ...place(one) },
  ]);
};

export const turnRound = (rig: MendableRig, output: string): MendableRig | undefined => {
  const one = rig.actuators.find(({ id }) => id === output);
  if (!one) return undefined;
  const { openPin, closePin, activeLow } = one.config;
  const turned =
    openPin === undefined ? { activeLow: activeLow !== true } : { openPin: closePin, closePin: openPin };
  return replace(rig, [{ ...one, config: { ...one.config, ...turned } }]);
};

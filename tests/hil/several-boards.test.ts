// Several boards on one machine, each known by its id: whichever socket they hang in, whatever port the system gives them.
import { afterEach, describe, expect, it } from 'vitest';
import { PIN } from '../support/avr-rig.ts';
import { createUsbMachine, IDS, type UsbMachine } from '../support/several-boards.ts';

const [FIRST, SECOND, THIRD] = ['/dev/ttyUSB0', '/dev/ttyUSB1', '/dev/ttyUSB2'] as const;

let machine: UsbMachine;
afterEach(() => machine.close());

const bothReady = () =>
  machine.until(
    'both boards',
    () => machine.stateOf('house') === 'ready' && machine.stateOf('water') === 'ready',
    60_000,
  );

const begin = async (sockets: Parameters<typeof createUsbMachine>[0]): Promise<void> => {
  machine = await createUsbMachine(sockets);
  await bothReady();
};

const isOn = (board: 'house' | 'water', pin: number): boolean => {
  const { mode, level } = machine.boards[board].pin(pin);
  return mode === 'output' && level === (pin === PIN.heater ? 0 : 1);
};

describe('two boards', () => {
  it('are each found by its id, whatever the order of the sockets', async () => {
    await begin({ [FIRST]: 'water', [SECOND]: 'house' });
    expect([machine.portOf('house'), machine.portOf('water')]).toEqual([SECOND, FIRST]);
  });

  it('each carry out their own outputs and measure their own tags', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    const confirmed = await machine.drive({ pump: 1, heater: 1 }, 3000);
    expect(confirmed).toMatchObject({ pump: 1, heater: 1 });
    expect([isOn('water', PIN.pump), isOn('house', PIN.heater)]).toEqual([true, true]);
    expect([isOn('house', PIN.pump), isOn('water', PIN.heater)]).toEqual([false, false]);
    const samples = await machine.during(machine.body.sample());
    expect(samples.filter((sample) => 'fault' in sample)).toEqual([]);
  });

  it('when one is pulled out the other goes on, and only the lost one is unknown', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    await machine.drive({ pump: 1, heater: 1 }, 2000);
    machine.unplug(FIRST);
    const confirmed = await machine.drive({ pump: 1, heater: 1 }, 8000);
    expect(confirmed).toMatchObject({ pump: 1, heater: null, vent: null });
    expect(machine.body.link().state).toBe('ready');
    expect(isOn('house', PIN.heater)).toBe(false);
    const faults = (await machine.during(machine.body.sample())).filter((sample) => 'fault' in sample);
    expect(faults.map(({ tag }) => tag)).toContain('air.temperature');
    expect(faults.map(({ tag }) => tag)).not.toContain('tank.level');
  });

  it('swapped between two sockets are known again, and neither moves the other’s pins', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    machine.unplug(FIRST);
    machine.unplug(SECOND);
    machine.plug(FIRST, 'water');
    machine.plug(SECOND, 'house');
    await machine.drive({ pump: 1 }, 1000);
    await bothReady();
    expect([machine.portOf('house'), machine.portOf('water')]).toEqual([SECOND, FIRST]);
    expect(await machine.drive({ pump: 1 }, 3000)).toMatchObject({ pump: 1, heater: 0 });
    expect([isOn('water', PIN.pump), isOn('house', PIN.pump)]).toEqual([true, false]);
  });

  it('one that comes back under another number is found there', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    machine.unplug(FIRST);
    machine.plug(THIRD, 'house');
    await machine.drive({ pump: 1 }, 2000);
    await bothReady();
    expect(machine.portOf('house')).toBe(THIRD);
    expect(isOn('water', PIN.pump)).toBe(true);
  });
});

describe('a board that cannot be the one', () => {
  it('without an id is not guessed at, and is said', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    machine.unplug(FIRST);
    machine.plug(FIRST, machine.spare());
    await machine.until(
      'the nameless board to be said',
      () => machine.becauseOf('house') === 'link.nameless-board',
      60_000,
    );
    expect(machine.stateOf('house')).toBe('refused');
  });

  it('with the id of the other is said as what it is, and the other works on', async () => {
    await begin({ [FIRST]: 'house', [SECOND]: 'water' });
    machine.unplug(FIRST);
    machine.plug(THIRD, machine.spare(machine.boards.water.eeprom()));
    await machine.until('the double to be said', () => machine.becauseOf('house') === 'link.same-id', 60_000);
    expect(machine.body.boards().find(({ name }) => name === 'water')?.link.board?.id).toBe(IDS.water);
    expect(await machine.drive({ pump: 1 }, 2000)).toMatchObject({ pump: 1, heater: null });
  });
});

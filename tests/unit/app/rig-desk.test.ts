// The rig on the technician's desk: judged as it changes, kept only when nothing is wrong, and never in force before a start.
import { describe, expect, it } from 'vitest';
import { createTestRigDesk } from '../../support/rig-desk.ts';
import { rawRig } from '../../support/shipped.ts';

const LETTERS = 'abcdefghijklmnopqrst';

const wrong = () => {
  const rig = rawRig('family');
  rig.actuators[0].config.pin = 4;
  return rig;
};

describe('the desk', () => {
  it('shows what runs, each board drawn, and every part that could be added', () => {
    const { rig, sheet, offers, isWaiting } = createTestRigDesk().desk.view();
    expect(rig).toEqual(rawRig('family'));
    expect([sheet.faults, isWaiting]).toEqual([[], false]);
    expect(sheet.pictures['casa']).toMatch(/^<svg /);
    expect(offers.sensors.length).toBeGreaterThan(10);
  });

  it('says of a copy where it is wrong and who is there already, and draws it all the same', () => {
    const { faults, pictures } = createTestRigDesk().desk.check(wrong());
    expect(faults).toMatchObject([
      { path: 'actuators.1.config.openPin', because: { params: { other: 'pump (actuators.0.config.pin)' } } },
    ]);
    expect(Object.keys(pictures)).toEqual(['casa']);
  });

  it.each([[null], ['rig'], [[]], [{}], [{ version: 2 }]])('bears %j for a rig', (data) => {
    const { faults, boards, pictures } = createTestRigDesk().desk.check(data);
    expect(faults.length).toBeGreaterThan(0);
    expect([boards, pictures]).toEqual([[], {}]);
  });

  it('does not ponder over more parts than a house has', () => {
    const rig = rawRig('family');
    rig.actuators = [];
    const [sensor] = rig.sensors;
    const channel = (n: number) => [
      { ...sensor.channels[0], tag: `bench.${LETTERS[n % 20]}${LETTERS[Math.floor(n / 20)]}` },
    ];
    rig.sensors = Array.from({ length: 200 }, (_, n) => ({ ...sensor, channels: channel(n) }));
    const { faults, pictures } = createTestRigDesk().desk.check(rig);
    expect(faults.map(({ because }) => because.key)).toEqual(['rig.fault.too-many']);
    expect(pictures).toEqual({});
  });

  it('keeps a copy without mistakes, writes who did, and says that it waits for a start', async () => {
    const { desk, saved, written } = createTestRigDesk();
    const next = { ...rawRig('family'), name: 'Invernadero Flores' };
    expect(await desk.save(next, '192.168.1.7')).toEqual({ outcome: 'accepted' });
    expect(saved.map(({ name }) => name)).toEqual(['Invernadero Flores']);
    expect(written).toMatchObject([{ kind: 'person', subject: 'rig', by: '192.168.1.7', change: 'saved' }]);
    expect(desk.view()).toMatchObject({ isWaiting: true, rig: { name: 'Invernadero Flores' } });
  });

  it('keeps nothing that is wrong', async () => {
    const { desk, saved } = createTestRigDesk();
    expect(await desk.save(wrong(), 'x')).toEqual({
      outcome: 'refused',
      because: { key: 'refusal.rig-wrong', params: { n: 1 } },
    });
    expect(await desk.save({}, 'x')).toMatchObject({ outcome: 'refused' });
    expect([saved, desk.view().isWaiting]).toEqual([[], false]);
  });

  it('says so when the disk refuses', async () => {
    const { desk, fillDisk, written } = createTestRigDesk();
    fillDisk();
    expect(await desk.save(rawRig('family'), 'x')).toEqual({
      outcome: 'refused',
      because: { key: 'refusal.not-kept' },
    });
    expect([written, desk.view().isWaiting]).toEqual([[], false]);
  });
});

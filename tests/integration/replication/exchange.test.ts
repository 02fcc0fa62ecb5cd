import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { saveNote, startTestCentral, workstation, type TestCentral } from '../../support/central.ts';

describe('two workstations and a central record', () => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await startTestCentral(inject('postgresUrl'));
  });
  afterAll(() => central.stop());

  test('what one saves, the central record holds and the other shows', async () => {
    const [a, b] = [workstation(await central.enrol('A')), workstation(await central.enrol('B'))];
    const id = saveNote(a.store, 'Seen in reception');
    a.replication.start();
    b.replication.start();
    await a.replication.syncNow();
    expect(a.replication.status()).toMatchObject({ state: 'up-to-date', waiting: 0, attention: null });
    const held = await central.operator<{ held: { change: { id: string } }[] }>(`/changes/${id}`);
    expect(held.held[0]?.change.id).toBe(id);
    await b.until(() => b.store.counts().changes === 1);
    const latencies: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const began = performance.now();
      const seen = b.store.counts().changes + 1;
      saveNote(a.store, `Note ${round}`);
      a.replication.changed();
      await b.until(() => b.store.counts().changes === seen, 5000);
      latencies.push(performance.now() - began);
    }
    console.log(
      `write to seen: median ${latencies.toSorted((x, y) => x - y)[10]?.toFixed(0)} ms, worst ${Math.max(...latencies).toFixed(0)} ms`,
    );
    await b.replication.syncNow();
    expect(b.replication.status().compared?.equal).toBe(true);
    await a.stop();
    await b.stop();
  });
});

/** Messages damaged between the store and the seal: noticed, asked for again, and never applied (fault-relay.ts says how). */
import { describe, expect, test } from 'vitest';
import { saveNote } from '../../support/central.ts';
import { altered, unpacked } from '../../support/fault-relay.ts';
import { expectSame, heldIds } from '../../support/fault-truth.ts';
import { isPull, isPush, meddledLine } from '../../support/meddled-line.ts';

const line = meddledLine();

describe('messages damaged before they were sealed', () => {
  const falsify = (text: string): string =>
    text.replaceAll('the other workstation', 'the other work-station');

  test('a damaged page is asked for again, and what arrives whole is applied', async () => {
    let damaged = 0;
    const id = await line.pulledWhileAway();
    await line.meddle(async (asked, forward) => {
      const answer = await forward(asked);
      if (!isPull(asked) || damaged > 0) return answer;
      const changed = altered(answer, falsify);
      if (!changed.body.equals(unpacked(answer).body)) damaged += 1;
      return changed;
    });
    await line.station.until(
      () => damaged === 1 && line.station.store.counts().changes === line.other.store.counts().changes,
    );
    await expectSame(line.central, [line.station, line.other], [id]);
  });

  test('a page that is damaged every time is never applied', async () => {
    const before = line.station.store.counts().changes;
    const id = await line.pulledWhileAway();
    await line.meddle(async (asked, forward) => {
      const answer = await forward(asked);
      return isPull(asked) ? altered(answer, falsify) : answer;
    });
    await line.station.until(() => line.station.replication.status().state === 'offline');
    expect(line.station.store.counts().changes).toBe(before);
    const own = line.written();
    await line.station.until(() => line.station.replication.status().waiting === 0);
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], [id, own]);
  });

  test('a damaged push is sent again with its hashes, and nothing is set aside', async () => {
    let damaged = 0;
    line.relay.meddle = async (asked, forward) => {
      if (!isPush(asked) || damaged > 0) return forward(asked);
      damaged += 1;
      return forward(altered(asked, (text) => text.replace('Bhriain', 'Bhrian')));
    };
    const id = line.written();
    await line.station.replication.syncNow();
    expect(damaged).toBe(1);
    await expectSame(line.central, [line.station, line.other], [id]);
    expect(line.station.replication.status().quarantined).toBe(0);
  });

  test('a push damaged every time: that save alone is set aside on both sides, and those behind it are stored', async () => {
    line.relay.meddle = async (asked, forward) =>
      forward(isPush(asked) ? altered(asked, (text) => text.replace('Bhriain', 'Bhrian')) : asked);
    const bad = line.written();
    const behind = saveNote(line.station.store, 'written after it');
    await line.station.replication.syncNow();
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], [behind]);
    expect((await heldIds(line.central)).has(bad)).toBe(false);
    expect(line.station.store.log.quarantined()).toMatchObject([
      { id: bad, reason: expect.stringMatching(/hash/) },
    ]);
    const status = await line.central.operator<{ quarantined: { changeId: string }[] }>(
      '/establishments/LEI/status',
    );
    expect(status.quarantined.map(({ changeId }) => changeId)).toContain(bad);
    expect(line.station.store.changesOfRecord({ type: 'note', id: bad })).toBeDefined();
  });
});

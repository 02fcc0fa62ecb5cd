/** Who is next at the central record: turns, small before large, and who is sent away when it is too much. */
import { expect, test } from 'vitest';
import { createGate, type Gate, type GateOptions, type Place } from '../../../central/replication/gate.ts';

const gate = (more: Partial<GateOptions> = {}): Gate =>
  createGate({
    running: () => 1,
    ofOne: 1,
    waiting: 100,
    ofWorkstation: 100,
    patienceMs: 60_000,
    random: () => 0.5,
    ...more,
  });

/** Enters many and lets them work one after the other; answers the order in which they had their turn. */
async function orderOf(asked: Gate, names: readonly string[]): Promise<string[]> {
  const blocker = await asked.enter({ establishment: 'blocker', workstation: 'b', small: false });
  const order: string[] = [];
  const all = names.map(async (name) => {
    const [establishment = '', size] = name.split(' ');
    const place = await asked.enter({ establishment, workstation: name, small: size === 'small' });
    order.push(name);
    await Promise.resolve();
    place.leave();
  });
  blocker.leave();
  await Promise.all(all);
  return order;
}

test('establishments take turns, however much one of them has waiting', async () => {
  const flood = Array.from({ length: 6 }, (_, n) => `LEI large ${n}`);
  const order = await orderOf(gate(), [...flood, 'BXI large', 'WWI large']);
  expect(order.slice(0, 3).map((name) => name.slice(0, 3))).toEqual(['LEI', 'BXI', 'WWI']);
  expect(order.slice(3)).toEqual(flood.slice(1));
});

test('a small request goes before large ones, also within a flooded establishment, but not for ever', async () => {
  const small = Array.from({ length: 12 }, (_, n) => `LEI small ${n}`);
  const order = await orderOf(gate(), ['LEI large a', 'LEI large b', ...small]);
  expect(order.slice(0, 8)).toEqual(small.slice(0, 8));
  expect(order[8]).toBe('LEI large a');
  expect(order).toHaveLength(14);
});

test('one establishment never has more than its share at work, and others use what is free', async () => {
  const asked = gate({ running: () => 3, ofOne: 2 });
  const places: Place[] = [];
  const enter = (establishment: string) =>
    asked
      .enter({ establishment, workstation: establishment, small: false })
      .then((place) => places.push(place));
  void enter('LEI');
  void enter('LEI');
  void enter('LEI');
  void enter('BXI');
  await new Promise(setImmediate);
  expect(asked.counts).toMatchObject({ running: 3, waiting: 1 });
  places[0]?.leave();
  places[0]?.leave();
  await new Promise(setImmediate);
  expect(asked.counts).toMatchObject({ running: 3, waiting: 0 });
});

test('when too much waits, the last of whoever waits with most is sent away, with a time to come back', async () => {
  const asked = gate({ waiting: 4 });
  const enter = (establishment: string, workstation: string): Promise<unknown> =>
    asked.enter({ establishment, workstation, small: false }).then(
      () => 'in',
      (error: { code: string; retryAfter: number }) => `${error.code} ${error.retryAfter > 0}`,
    );
  await asked.enter({ establishment: 'LEI', workstation: '0', small: false });
  const waiting = [1, 2, 3, 4].map((n) => enter('LEI', String(n)));
  const other = enter('BXI', 'b');
  expect(await waiting[3]).toBe('slow-down true');
  expect(await enter('LEI', '5')).toBe('slow-down true');
  expect(asked.counts).toMatchObject({ waiting: 4, turnedAway: 2 });
  void other;
});

test('one workstation cannot take every place, nobody waits beyond patience, and who has gone is forgotten', async () => {
  const asked = gate({ ofWorkstation: 1, patienceMs: 5 });
  const first = await asked.enter({ establishment: 'LEI', workstation: 'a', small: false });
  const waiting = asked.enter({ establishment: 'LEI', workstation: 'b', small: false });
  await expect(asked.enter({ establishment: 'LEI', workstation: 'b', small: false })).rejects.toMatchObject({
    code: 'slow-down',
  });
  const gone = new AbortController();
  const left = asked.enter({ establishment: 'LEI', workstation: 'c', small: true }, gone.signal);
  gone.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await expect(waiting).rejects.toMatchObject({ code: 'slow-down' });
  expect(asked.counts).toMatchObject({ running: 1, waiting: 0 });
  first.leave();
  expect(asked.counts.running).toBe(0);
});

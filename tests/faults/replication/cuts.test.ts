/**
 * The link dies at every part of an exchange: positions are spread over all bytes of a connection, from the first of the TLS
 * handshake through hello, push, pull and digest to the last answer, with a seeded jitter (FAULT_SEED repeats a run,
 * FAULT_ROUNDS asks for more, as the soak run does). After each one both sides hold the same, nothing is lost and nothing is there twice.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { seeded } from '../../bench/figures.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import { FAULT_SEED } from '../../support/fault-seed.ts';
import { impatient } from '../../support/fault-timers.ts';
import { expectSame, heldOf } from '../../support/fault-truth.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 4);
const SAVES = 20;

let central: TestCentral;
let proxy: FaultProxy;
let near: TestWorkstation;
let far: TestWorkstation;
let random: () => number;

/** Enrolled once: making keys takes longer than an exchange. */
let identities: { near: Identity; far: Identity };

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  identities = { near: await central.enrol('near'), far: await central.enrol('far') };
});
afterAll(() => central.stop());
beforeEach(async () => {
  random = seeded(FAULT_SEED);
  proxy = await startFaultProxy(central.running.url);
  near = workstation(identities.near);
  far = workstation(identities.far, { url: proxy.url, timers: impatient() });
  for (const station of [near, far]) {
    station.replication.start();
    await station.replication.syncNow();
  }
});
afterEach(async () => {
  await near.stop();
  await far.stop();
  await proxy.close();
});

/** One exchange on a new connection: what it is to bring over, and when it is over. */
interface Exchange {
  prepare(): Promise<void>;
  over(): boolean;
}

const pushing: Exchange = {
  prepare: async () => saveNotes(far.store, SAVES),
  over: () => far.replication.status().waiting === 0,
};
const pulling: Exchange = {
  async prepare() {
    saveNotes(near.store, SAVES);
    await near.replication.syncNow();
  },
  over: () => far.store.counts().changes === near.store.counts().changes,
};

/** Bytes that a whole exchange on a new connection takes, handshake included. */
async function measure({ prepare, over }: Exchange): Promise<{ up: number; down: number }> {
  await far.replication.stop();
  await prepare();
  proxy.become();
  far.replication.start();
  await far.replication.syncNow();
  expect(over()).toBe(true);
  return { ...proxy.passed };
}

describe.each([
  ['push', pushing],
  ['pull', pulling],
] as const)('a %s', (name, exchange) => {
  test.each(['Up', 'Down'] as const)('is cut at every part of the bytes going %s', async (way) => {
    const whole = await measure(exchange);
    const total = way === 'Up' ? whole.up : whole.down;
    for (let round = 0; round < ROUNDS; round += 1) {
      await far.replication.stop();
      await exchange.prepare();
      const position = Math.floor(((round + random()) / ROUNDS) * total);
      const struck = proxy.struck;
      proxy.become({ [`cutAfter${way}`]: position, reset: random() < 0.5 });
      far.replication.start();
      await far.until(() => proxy.struck > struck || exchange.over());
      proxy.become();
      await far.replication.syncNow().catch(() => far.replication.syncNow());
      expect(exchange.over(), `FAULT_SEED=${FAULT_SEED}, ${name} cut ${way} at ${position} of ${total}`).toBe(
        true,
      );
    }
    await expectSame(central, [near, far]);
    expect(await heldOf(central, far.store.log.device)).toBe(far.store.log.head().seq);
    expect(far.incidents()).toEqual([]);
  });
});

test('bytes damaged on the way, at any place, end the connection and nothing else', async () => {
  const whole = await measure(pushing);
  for (let round = 0; round < ROUNDS / 2; round += 1) {
    await far.replication.stop();
    await pushing.prepare();
    const [fault, total] = random() < 0.5 ? ['garbleAfterUp', whole.up] : ['garbleAfterDown', whole.down];
    const struck = proxy.struck;
    proxy.become({ [fault]: Math.floor(random() * Number(total)) });
    far.replication.start();
    await far.until(() => proxy.struck > struck || pushing.over());
    await far.until(() => pushing.over());
  }
  // The last damage may still be on its way when everything is held, and then meets what is asked next.
  proxy.become();
  await far.replication.syncNow().catch(() => far.replication.syncNow());
  await expectSame(central, [near, far]);
  expect(far.incidents()).toEqual([]);
});

test('a line that goes silent in the middle is given up, and the rest comes over the next connection', async () => {
  await far.stop();
  const timeouts = { connectMs: 300, answerMs: 300, pieceMs: 300 };
  const options = { url: proxy.url, timers: impatient(), timeouts };
  far = workstation(identities.far, options);
  far.replication.start();
  await far.replication.syncNow();
  const whole = await measure(pushing);
  for (const [fault, total] of [
    ['silentAfterUp', whole.up],
    ['silentAfterDown', whole.down],
  ] as const)
    for (const share of [0.1, 0.6, 0.95]) {
      await far.replication.stop();
      const id = saveNote(far.store, 'سُجِّلت قبل الصمت — O’Neill');
      saveNotes(far.store, SAVES);
      proxy.become({ [fault]: Math.floor(share * total) });
      far.replication.start();
      await far.until(() => far.replication.status().state === 'offline');
      expect(far.replication.status().sentence).toMatch(/^(No network|Central record not reached) since/);
      proxy.become();
      await far.replication.syncNow().catch(() => far.replication.syncNow());
      expect(far.replication.status().waiting).toBe(0);
      await expectSame(central, [far], [id]);
    }
});

test('a line of a few kilobytes a second with a quarter of a second of delay carries everything in the end', async () => {
  await far.replication.stop();
  await pulling.prepare();
  await pushing.prepare();
  proxy.become({ delayMs: 120, bytesPerSecond: 24_000 });
  far.replication.start();
  await far.replication.syncNow();
  proxy.become();
  await expectSame(central, [near, far]);
  expect(far.incidents()).toEqual([]);
});

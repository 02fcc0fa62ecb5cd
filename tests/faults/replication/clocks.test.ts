/** Workstations whose clocks are hours or years out: order stays sane, nobody wins for ever, certificates are not renewed in a loop. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import {
  saveNote,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { refusal, startFaultRelay } from '../../support/fault-relay.ts';
import { impatient } from '../../support/fault-timers.ts';
import { expectSame } from '../../support/fault-truth.ts';
import { nurse, revision } from '../../support/stores.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
/** Another one in every test. */
let person: string;

let central: TestCentral;
let identity: Identity;
const running: TestWorkstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  identity = await central.enrol('somewhere');
});
afterAll(() => central.stop());
beforeEach(() => {
  person = uuidv4();
});
afterEach(async () => {
  central.clock.offset = 0;
  for (const station of running.splice(0)) await station.stop();
});

/** A workstation whose clock is `out` milliseconds ahead of now; several share one enrolment. */
function clockedOut(
  out: number,
  more: Parameters<typeof workstation>[1] = {},
  enrolled = identity,
): TestWorkstation {
  const station = workstation(enrolled, { now: () => Date.now() + out, timers: impatient(), ...more });
  running.push(station);
  return station;
}

async function exchange(...stations: TestWorkstation[]): Promise<void> {
  for (const station of stations) {
    station.replication.start();
    await station.replication.syncNow();
  }
}

const surname = (station: TestWorkstation, value: string): void =>
  void station.store.commit([revision(station.store, 'patient', person, { surname: value }, person)], nurse);
const shown = (station: TestWorkstation): unknown =>
  station.store.record('patient', person)?.fields['surname']?.value;

describe.each([
  ['an hour ahead', 1.1 * HOUR, '1 hour ahead of'],
  ['an hour behind', -1.1 * HOUR, '1 hour behind'],
  ['seventy years ahead', 70.1 * YEAR, '70 years ahead of'],
  ['back in 1980', Date.UTC(1980, 0, 1) - Date.now(), 'years behind'],
])('a clock %s', (_what, out, words) => {
  test('is said, refuses nothing, and a correction by somebody with the right time holds', async () => {
    const [wrong, right] = [clockedOut(out), clockedOut(0)];
    surname(wrong, 'O’Brien');
    await exchange(wrong, right);
    expect(wrong.replication.status().attention).toContain(words);
    expect(wrong.replication.status().attention).toMatch(/Times entered here may be wrong/);
    expect(shown(right)).toBe('O’Brien');
    surname(right, 'Ó Briain');
    await exchange(right, wrong);
    for (const station of [wrong, right]) expect(shown(station)).toBe('Ó Briain');
    surname(wrong, 'أوبراين');
    surname(wrong, 'Ó Briain-Khalil');
    await exchange(wrong, right);
    for (const station of [wrong, right]) {
      expect(shown(station)).toBe('Ó Briain-Khalil');
      expect(station.store.conflicts(person)).toEqual([]);
    }
    await expectSame(central, [wrong, right]);
  });
});

test('two people write at once, one with a clock years ahead: both values stay in sight, and a decision by the right clock ends it', async () => {
  const [wrong, right] = [clockedOut(30 * YEAR), clockedOut(0)];
  await exchange(wrong, right);
  for (const station of [wrong, right]) await station.replication.stop();
  surname(wrong, 'Ahead');
  surname(right, 'Here');
  await exchange(wrong, right, wrong);
  for (const station of [wrong, right]) expect(station.store.conflicts(person)).toHaveLength(1);
  expect(shown(wrong)).toBe(shown(right));
  surname(right, 'Here');
  await exchange(right, wrong);
  for (const station of [wrong, right]) {
    expect(station.store.conflicts(person)).toEqual([]);
    expect(shown(station)).toBe('Here');
  }
  await expectSame(central, [wrong, right]);
});

test('the clock jumps back and forth while somebody writes: the device’s own order is kept', async () => {
  let out = 0;
  const station = workstation(identity, { now: () => Date.now() + out, timers: impatient() });
  running.push(station);
  for (const jump of [0, 3 * YEAR, -20 * YEAR, HOUR, -HOUR, 0]) {
    out = jump;
    surname(station, `at ${jump}`);
    if (jump < 0) await exchange(station);
  }
  const reader = clockedOut(0);
  await exchange(station, reader);
  for (const each of [station, reader]) expect(shown(each)).toBe('at 0');
  await expectSame(central, [station, reader]);
});

describe('certificates', () => {
  test('the central record’s certificate is out of date only by this computer’s clock: the conversation goes on', async () => {
    const station = clockedOut(-4 * YEAR);
    // The server certificate is made by the central record's clock, four years from this process's own.
    central.clock.offset = 4 * YEAR;
    await central.restart();
    const id = saveNote(station.store, 'by a clock that is four years behind');
    await exchange(station);
    expect(station.replication.status()).toMatchObject({ state: 'up-to-date', waiting: 0 });
    central.clock.offset = 0;
    await central.restart();
    await expectSame(central, [station], [id]);
  });

  /** A workstation whose certificate is said to last so many days, and the identities it kept. */
  function renewing(out: number, days: number, url?: string): { station: TestWorkstation; kept: Identity[] } {
    const kept: Identity[] = [];
    const ends = new Date(Date.now() + days * 24 * HOUR).toISOString();
    const keepIdentity = (next: Identity): void => void kept.push(next);
    return { station: clockedOut(out, { url, keepIdentity }, { ...identity, ends }), kept };
  }

  test('a workstation whose clock is years ahead does not renew its certificate at every connection', async () => {
    const { station, kept } = renewing(3 * YEAR, 365);
    for (let round = 0; round < 3; round += 1) {
      await exchange(station);
      await station.replication.stop();
    }
    expect(kept).toEqual([]);
  });

  test('a certificate in its last nine months is renewed once, by the central record’s clock, kept before it is used', async () => {
    const { station, kept } = renewing(-10 * YEAR, 260);
    for (let round = 0; round < 3; round += 1) {
      await exchange(station);
      await station.replication.stop();
    }
    expect(kept).toHaveLength(1);
    expect(Date.parse(kept[0]?.ends ?? '')).toBeGreaterThan(Date.now() + 360 * 24 * HOUR);
    expect(kept[0]?.certificate).not.toBe(identity.certificate);
  });

  test('a renewal that fails every time keeps nobody’s saves back', async () => {
    const relay = await startFaultRelay(central, identity);
    let asked = 0;
    relay.meddle = async (request, forward) => {
      if (request.path !== '/v1/renew') return forward(request);
      asked += 1;
      return asked % 2 === 0 ? null : refusal(500, 'unexpected');
    };
    const { station, kept } = renewing(0, 260, relay.url);
    const id = saveNote(station.store, 'while renewal fails');
    await exchange(station);
    expect(asked).toBeGreaterThan(0);
    expect(kept).toEqual([]);
    await expectSame(central, [station], [id]);
    await station.replication.stop();
    await relay.close();
  });
});

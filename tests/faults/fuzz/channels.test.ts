/**
 * Every channel of a real workstation with inputs that fit and inputs made wrong, for everybody who can sign in: nothing
 * crashes, nothing is stored by a call that was refused, and the tables are still a fold of the log.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../../electron/records/store/store.ts';
import type { Workstation } from '../../../electron/records/workstation.ts';
import { contract, type ChannelName } from '../../../shared/contract/contract.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { recordTypes } from '../../../shared/records/registry.ts';
import { seed, times } from '../../support/fuzz/budget.ts';
import { mutated } from '../../support/fuzz/mutate.ts';
import { harvest, validInput, type Pool } from '../../support/fuzz/valid-input.ts';
import { signingIdentity } from '../../support/signing.ts';
import { begin } from '../../support/reception-folder.ts';
import {
  connectTo,
  noReplication,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  unreachableIdentity,
  type Asking,
} from '../../support/workstation.ts';

const roles = roleSchema.options;
const channels = Object.keys(contract) as ChannelName[];
/** Rounds for each channel, half of them with an input that fits. */
const rounds = 3 * times;

/** These end the session of who calls, or take the people of this test off the list of staff; they are tried from outside. */
const endsSession = /^session\.(signOut|lock|enrolAgain|changePassword)$|^administration\.removeStaff$/;

const pool: Pool = { ids: new Map(), now: Date.now(), password: passwordOf('nurse') };
let folder: ReturnType<typeof temporaryFolder>;
let workstation: Workstation;
let store: Store;
const links = new Map<Role, Asking>();
let outside: Asking;

beforeAll(async () => {
  folder = temporaryFolder();
  const pem = signingIdentity();
  const made = await preparedWorkstation(folder.folder, roles, {
    // A real certificate, of a central record that does not answer.
    enrol: async () => ({ ...unreachableIdentity(), ...pem, authority: pem.certificate }),
    startReplication(context) {
      ({ store } = context);
      return noReplication;
    },
  });
  ({ workstation } = made);
  outside = connectTo(workstation);
  for (const role of roles) {
    const link = connectTo(workstation);
    await link.ask('session.signIn', { username: role, password: passwordOf(role) });
    links.set(role, link);
  }
  const nurse = links.get('nurse') as Asking;
  for (const surname of ['Okafor', 'Nowak', 'O’Brien'])
    harvest(pool, await begin(nurse, surname, Date.now() - 3_600_000));
  harvest(pool, await nurse.ask('reception.board', { date: new Date().toISOString().slice(0, 10) }));
});

afterAll(async () => {
  await workstation?.close();
  folder?.remove();
});

/** A path of the caller's choice stays inside the folder of this test. */
function inFolder(input: unknown): unknown {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      (key === 'folder' || key === 'target') && typeof value === 'string' && value !== ''
        ? path.join(folder.folder, 'chosen', value.replaceAll('..', '_').slice(0, 50))
        : value,
    ]),
  );
}

interface Seen {
  answered: number;
  refused: number;
  readonly kinds: Map<string, number>;
  readonly withoutField: Map<string, number>;
  readonly problems: string[];
}
const seen: Seen = { answered: 0, refused: 0, kinds: new Map(), withoutField: new Map(), problems: [] };
const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** What a caller may be told; the others say that something broke. */
const broken = ['unexpected', 'corrupt', 'newer', 'wrong-key', 'content', 'full', 'readonly'];

async function tryOnce(link: Asking, channel: ChannelName, input: unknown): Promise<void> {
  const before = store.log.head();
  const answer = await link.link.call(channel, inFolder(input));
  if (answer.ok) {
    seen.answered += 1;
    harvest(pool, answer.output);
    return;
  }
  const { kind, sentence, field, reference } = answer.failure;
  seen.refused += 1;
  count(seen.kinds, kind);
  const say = (what: string): void => void seen.problems.push(`${channel}: ${what}: ${kind}: ${sentence}`);
  if (broken.includes(kind)) say(`broke (${logged(reference)})`);
  if (!/\S/.test(sentence) || sentence.length > 2000) say('is not refused in a sentence');
  if (store.log.head().seq !== before.seq) say('stored something and then refused');
  if (kind !== 'invalid') return;
  const parsed = contract[channel].input.safeParse(input === undefined ? {} : inFolder(input));
  const place = parsed.success ? [] : (parsed.error.issues[0]?.path ?? []);
  if (place.length > 0 && field === null) say('does not name the field');
  else if (field === null) count(seen.withoutField, channel);
}

/** What the workstation's own log says of a failure. */
const logged = (reference: string): string =>
  readFileSync(path.join(folder.folder, 'workstation.log'), 'utf8')
    .split('\n')
    .find((line) => line.includes(reference)) ?? reference;

/** Who may call it, the first of the contract; nobody in particular for what everybody may. */
function callerOf(channel: ChannelName, n: number): Asking {
  const { access } = contract[channel];
  if (endsSession.test(channel) || access === 'public') return outside;
  const allowed = access === 'signed-in' ? roles : access;
  return links.get(allowed[n % allowed.length] as Role) as Asking;
}

it(
  'answers or refuses in words whatever is sent, and a refused call stores nothing',
  { timeout: 60_000 * times },
  async () => {
    for (const [index, channel] of channels.entries()) {
      const inputs = validInput(contract[channel].input, pool);
      const tried = fc.oneof({ weight: 3, arbitrary: inputs }, { weight: 2, arbitrary: mutated(inputs) });
      for (const [n, input] of fc.sample(tried, { numRuns: rounds, seed: seed + index }).entries())
        await tryOnce(callerOf(channel, n), channel, input);
    }
    console.log(
      `fuzzed ${channels.length} channels: ${seen.answered} answered, ${seen.refused} refused`,
      Object.fromEntries(seen.kinds),
      `invalid without a field: ${[...seen.withoutField.keys()].join(', ') || 'none'}`,
    );
    expect(seen.problems).toEqual([]);
    // Otherwise only the schemas would have been tried.
    expect(seen.answered).toBeGreaterThan(channels.length * 0.5 * times);
    expect(seen.kinds.get('invalid') ?? 0).toBeGreaterThan(channels.length * 0.5);
  },
);

it('refuses names of channels that are none', async () => {
  const nurse = links.get('nurse') as Asking;
  for (const name of ['', '__proto__', 'constructor', 'patients.open\u0000', '\ud800', 'x'.repeat(100_000)])
    expect((await nurse.refused(name, {})).kind).toBe('not-found');
});

it('still holds a chain without a break, and tables that are a fold of it', () => {
  const tables = (): unknown =>
    Object.keys(recordTypes).map((type) => [type, store.recordsOfType(type, 100_000)]);
  expect(store.log.firstBroken()).toBeNull();
  expect(store.audit.firstBroken()).toBeNull();
  store.verify();
  const live = JSON.stringify(tables());
  store.rebuild();
  expect(JSON.stringify(tables()) === live).toBe(true);
});

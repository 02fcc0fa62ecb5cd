/** At a whole workstation: every role asks for every page that draws earlier records together; why an ACCT was opened reaches its readers alone. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../electron/records/store/store.ts';
import type { Workstation } from '../../../electron/records/workstation.ts';
import { evaluate } from '../../../shared/clinical/index.ts';
import { acctReaders } from '../../../shared/contract/channel.ts';
import { contract, type ChannelName } from '../../../shared/contract/contract.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { anAcct, type WithAcct } from '../../support/acct-desk.ts';
import { anIdentity } from '../../support/builders.ts';
import { packs, type Desk } from '../../support/desk.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { answerAll, stateOf } from '../../support/screening.ts';
import { draft, nurse, revision } from '../../support/stores.ts';
import {
  administrator,
  connectTo,
  noReplication,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  type Asking,
} from '../../support/workstation.ts';

const others = roleSchema.options.filter((role) => role !== 'administrator');
const conflicting = 'acct-open-against-decision';
/** Stands in every reason that was written, after a comma and on a second line too. */
const WORDS = 'كلمات';
const reason = `${WORDS} of D’Souza, ${WORDS}:\n${WORDS}, and so on`;
let data: ReturnType<typeof temporaryFolder>;
let workstation: Workstation;
let held: Store | undefined;
let desk: Asking;
let who: WithAcct;

beforeEach(async () => {
  data = temporaryFolder();
  const startReplication = (context: { readonly store: Store }) => {
    held = context.store;
    return noReplication;
  };
  ({ workstation } = await preparedWorkstation(data.folder, others, { startReplication }));
  desk = connectTo(workstation);
  await signIn('nurse');
  const at = { store: store() } as Desk;
  who = anAcct(at, 1, { surname: 'O’Brien' });
  // Somebody of the same name and birth date: a possible duplicate, and a possible match.
  somebody(at, 2, { surname: 'O’Brien' });
  const seen = store().seen({ type: 'acct', id: who.acctId }, 'reason');
  store().commit([revision(store(), 'acct', who.acctId, { reason: WORDS }, who.patientId)], nurse);
  const fields = { reason: { value: reason, replaces: seen } };
  store().commit([{ record: { type: 'acct', id: who.acctId }, patient: who.patientId, fields }], nurse);
  const closed = { openedAt: '2025-03-01T10:00:00.000+00:00', reason, state: 'closed', logNumber: 'L25/7' };
  store().commit([draft('acct', '018f0000-0000-7000-8000-0000000000ac', closed, who.patientId)], nurse);
});
afterEach(async () => {
  await workstation.close();
  data.remove();
});

function store(): Store {
  if (held === undefined) throw new Error('the store was not opened');
  return held;
}

async function signIn(role: Role): Promise<void> {
  await desk.ask('session.signOut', {});
  const password = role === 'administrator' ? administrator.password : passwordOf(role);
  const username = role === 'administrator' ? administrator.username : role;
  await desk.ask('session.signIn', { username, password });
}

async function screened(role: Role): Promise<{ assessmentId: string; signedId: string }> {
  await signIn(role);
  const { id: assessmentId } = await desk.ask('reception.begin', { stayId: who.stayId });
  const screener = { call: desk.ask, store: store(), test: { clock: () => Date.now() } };
  await answerAll(screener, assessmentId, { 'decision.acct-opened': { value: 'no' } });
  const { signedId } = await desk.ask('reception.sign', {
    assessmentId,
    password: passwordOf(role),
    supervisor: null,
  });
  return { assessmentId, signedId };
}

/** Whether a role may ask at all stands in the contract, and is tested there. */
const reaches = (role: Role, channel: ChannelName): boolean =>
  (contract[channel].access as readonly string[]).includes(role);

it('reach nobody who does not give care, on any page that draws earlier records together', async () => {
  const { assessmentId, signedId } = await screened('nurse');
  const { patientId } = who;
  const asked = [
    ['patients.open', { patientId }, true],
    ['patients.match', { identity: anIdentity({ surname: 'O’Brien' }) }, true],
    ['patients.duplicates', { patientId }, true],
    ['reception.assessment', { assessmentId }, true],
    ['reception.signed', { signedId }, true],
    ['reception.correct', { signedId }, true],
    ['conflicts.list', { patientId }, true],
    ['patients.banner', { patientId }, false],
    ['actions.list', { patientId, state: 'all' }, false],
    ['reception.wingSummary', { signedId }, false],
    ['followup.secondStage', { stayId: who.stayId }, false],
    ['today.owed', {}, false],
  ] as const;
  const found: Record<string, boolean> = {};
  const expected: Record<string, boolean> = {};
  for (const role of roleSchema.options) {
    await signIn(role);
    for (const [channel, input, holdsWords] of asked) {
      const answer = await desk.link.call(channel, input);
      const allowed = contract[channel].access === 'signed-in' || reaches(role, channel);
      expect([role, channel, answer.ok]).toEqual([role, channel, allowed]);
      if (!answer.ok) continue;
      found[`${role} ${channel}`] = JSON.stringify(answer.output).includes(WORDS);
      expected[`${role} ${channel}`] = holdsWords && (acctReaders as readonly Role[]).includes(role);
    }
  }
  expect(found).toEqual(expected);
});

it('are not needed to see that an ACCT is or was open, nor to be stopped by it', async () => {
  const { assessmentId, signedId } = await screened('healthcare-manager');
  const view = await desk.ask('reception.assessment', { assessmentId });
  const texts = view.history.filter(({ kind }) => kind === 'acct').map(({ text }) => text);
  expect(texts).toEqual(['ACCT open', 'ACCT closed']);
  const { pack } = packs.find((each) => each.pack.id === view.pack.id) ?? packs[0]!;
  const { contradictions } = evaluate(pack, stateOf(view, new Date().toISOString()));
  expect(contradictions.find(({ id }) => id === conflicting)?.evidence).toEqual([
    'Earlier record, 22-Nov-2026: ACCT open',
  ]);
  const frozen = async () => {
    const { signed } = await desk.ask('reception.signed', { signedId });
    const all = signed['contradictions'] as { id: string; evidence: string[] }[];
    return all.find(({ id }) => id === conflicting)?.evidence;
  };
  expect(await frozen()).toEqual(['Earlier record, 22-Nov-2026: ACCT open']);
  // The edition itself keeps what was known: whoever gives care reads it whole.
  await signIn('mental-health-nurse');
  expect(await frozen()).toEqual([`Earlier record, 22-Nov-2026: ACCT open, ${reason}`]);
});

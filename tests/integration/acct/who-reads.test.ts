/** At a whole workstation: who may read and who may write, refused by the records process; and every opening in the trail. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../electron/records/store/store.ts';
import type { Workstation } from '../../../electron/records/workstation.ts';
import { acctInputChannels } from '../../../shared/contract/acct-input.ts';
import { acctReaders, acctWriters } from '../../../shared/contract/channel.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { anAcct, type WithAcct } from '../../support/acct-desk.ts';
import type { Desk } from '../../support/desk.ts';
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
let data: ReturnType<typeof temporaryFolder>;
let workstation: Workstation;
let store: Store | undefined;
let desk: Asking;
let who: WithAcct;

beforeEach(async () => {
  data = temporaryFolder();
  const startReplication = (context: { readonly store: Store }) => {
    store = context.store;
    return noReplication;
  };
  ({ workstation } = await preparedWorkstation(data.folder, others, { startReplication }));
  desk = connectTo(workstation);
  await signIn('nurse');
  if (store === undefined) throw new Error('the store was not opened');
  who = anAcct({ store } as Desk);
});
afterEach(async () => {
  await workstation.close();
  data.remove();
});

async function signIn(role: Role): Promise<void> {
  const password = role === 'administrator' ? administrator.password : passwordOf(role);
  const username = role === 'administrator' ? administrator.username : role;
  await desk.ask('session.signIn', { username, password });
}

it('lets those who give care read, registered nurses write, and nobody else do either', async () => {
  const reads = [
    'acct.narrative',
    'acct.timeline',
    'acct.possessionHistory',
    'acct.sheet',
    'acct.handoverSheet',
    'acct.printed',
  ];
  for (const role of roleSchema.options) {
    await desk.ask('session.signOut', {});
    await signIn(role);
    for (const channel of Object.keys(acctInputChannels)) {
      const allowed: readonly Role[] = reads.includes(channel) ? acctReaders : acctWriters;
      const { kind } = await desk.refused(channel, { nonsense: true });
      expect([role, channel, kind]).toEqual([
        role,
        channel,
        allowed.includes(role) ? 'invalid' : 'forbidden',
      ]);
    }
  }
  expect([...acctWriters]).not.toContain('healthcare-assistant');
  expect([...acctReaders]).not.toContain('healthcare-manager');
});

it('writes down every opening of the narrative, not once per sign-in', async () => {
  await desk.ask('acct.narrative', { acctId: who.acctId });
  await desk.ask('acct.narrative', { acctId: who.acctId });
  await desk.ask('acct.timeline', { patientId: who.patientId });
  await desk.ask('acct.handoverSheet', { patientId: who.patientId });
  await desk.ask('session.signOut', {});
  await signIn('auditor');
  const { entries } = await desk.ask('administration.audit', { patient: who.patientId, limit: 100 });
  const events = entries.toSorted((a, b) => a.seq - b.seq).map(({ event }) => event);
  expect(events).toEqual([
    'acct-narrative-opened',
    'acct-narrative-opened',
    'acct-timeline-opened',
    'acct-sheet-opened',
  ]);
});

/** Every channel with every role during an emergency access: what it opens is this table, reads only, and one person's only. */
import { expect, test } from 'vitest';
import { createDispatcher } from '../../../electron/records/dispatch.ts';
import { Emergencies, EMERGENCY_MS, emergencyOpens } from '../../../electron/records/security/emergency.ts';
import type { Session } from '../../../electron/records/security/sessions.ts';
import type { Caller } from '../../../electron/records/workstation/caller.ts';
import { opensInEmergency } from '../../../electron/records/workstation/emergency-calls.ts';
import { contract, type ChannelName } from '../../../shared/contract/contract.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { z } from 'zod';

const THIS = '01934e00-0000-7000-8000-000000000001';
const OTHER = '01934e00-0000-7000-8000-000000000002';

/** Read by the names: a new line in the table has to be decided here too. */
const opened: Partial<Record<Role, readonly ChannelName[]>> = {
  'release-coordinator': [
    'acct.narrative',
    'acct.person',
    'acct.possessionHistory',
    'acct.timeline',
    'actions.list',
    'followup.given',
    'followup.secondStage',
    'reception.signed',
  ],
  'healthcare-manager': ['acct.narrative', 'acct.possessionHistory', 'acct.timeline'],
};

/** Nobody is joined with anybody, and no id names a record: whom a call is about stands in its input. */
const store = { record: () => null, recordsWhere: () => [], recordsOfType: () => [] };

function callerWith(role: Role, emergencies: Emergencies): Caller {
  const session: Session = {
    phase: 'signed-in',
    staff: { staffId: role, username: role, name: role, role, registration: null },
  };
  return {
    core: { host: { isOpen: true, store } },
    connection: { emergencies },
    session,
    audited: false,
  } as unknown as Caller;
}

const noted: string[] = [];
const dispatcher = createDispatcher<Caller>({
  handlers: Object.fromEntries(Object.keys(contract).map((name) => [name, () => 'reached'])),
  audit: () => {},
  report: () => '',
  checkOutputs: false,
  channels: Object.fromEntries(
    Object.entries(contract).map(([name, channel]) => [
      name,
      { ...channel, input: z.any(), output: z.any() },
    ]),
  ),
  opensInEmergency,
  auditEmergency: (_caller, channel) => void noted.push(channel),
});

async function reached(role: Role, emergencies: Emergencies, patientId?: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, { access }] of Object.entries(contract)) {
    const byRole = access === 'public' || access === 'signed-in' || access.includes(role as never);
    if (byRole) continue;
    const answer = await dispatcher.call(
      callerWith(role, emergencies),
      name,
      patientId === undefined ? {} : { patientId },
    );
    if (answer.ok) found.push(name);
  }
  return found.toSorted();
}

test.each(roleSchema.options)(
  '%s reaches exactly the table, about this person and for the time',
  async (role) => {
    let now = 0;
    const emergencies = new Emergencies(() => now);
    expect(await reached(role, emergencies, THIS)).toEqual([]);
    emergencies.open(THIS, '2026-11-22T20:10:00.000Z');
    noted.length = 0;
    expect(await reached(role, emergencies, THIS)).toEqual(opened[role] ?? []);
    expect(noted.toSorted()).toEqual(opened[role] ?? []);
    expect(await reached(role, emergencies, OTHER)).toEqual([]);
    expect(await reached(role, emergencies)).toEqual([]);
    now = EMERGENCY_MS - 1;
    expect(await reached(role, emergencies, THIS)).toEqual(opened[role] ?? []);
    now = EMERGENCY_MS;
    expect(await reached(role, emergencies, THIS)).toEqual([]);
  },
);

test('a lock and a sign-out close it', async () => {
  const emergencies = new Emergencies(() => 0);
  emergencies.open(THIS, '2026-11-22T20:10:00.000Z');
  const caller = callerWith('release-coordinator', emergencies);
  const locked = { ...caller, session: { ...caller.session, phase: 'locked' } } as Caller;
  expect(await dispatcher.call(locked, 'acct.narrative', { patientId: THIS })).toMatchObject({
    failure: { kind: 'locked' },
  });
  emergencies.end();
  expect(await dispatcher.call(caller, 'acct.narrative', { patientId: THIS })).toMatchObject({
    failure: { kind: 'forbidden' },
  });
});

test('what it opens is no channel that writes', () => {
  // A channel that writes answers what it did, an id or nothing; those here answer a view, and their names say no deed.
  const deeds =
    /save|sign$|set|open$|close|cancel|undo|draft|printed|record|handle|update|book|accept|resolve|link|begin|correct|interrupt|owe|support|share|state$|import|arrived|export/i;
  expect(Object.keys(emergencyOpens).filter((name) => deeds.test(name.split('.')[1] ?? ''))).toEqual([]);
});

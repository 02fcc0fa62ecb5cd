/** Which channels leave an entry in the audit trail. A new one has to be decided here. */
import { expect, it } from 'vitest';
import { auditRules } from '../../../electron/records/security/audit-events.ts';
import { auditShown, auditTarget } from '../../../electron/records/security/audit-subject.ts';
import { contract } from '../../../shared/contract/contract.ts';

/** Sign-in, lock, enrolment and backups write their own entries; the rest shows nothing about a person. */
const withoutRule = [
  'access.mine',
  'administration.staff',
  'content.pack',
  'content.packs',
  'contract.describe',
  'departures.destinations',
  'followup.clinics',
  'followup.outcomes',
  'followup.proposeSoon',
  'patients.toDecide',
  'policy.get',
  'reception.place',
  'release.content',
  'replication.now',
  'replication.site',
  'replication.status',
  'retention.status',
  'session.enrol',
  'session.firstAdministrator',
  'session.keep',
  'session.kept',
  'session.keys',
  'session.lock',
  'session.recoverStore',
  'session.recoverWithWords',
  'session.signIn',
  'session.signOut',
  'session.state',
  'session.unlock',
  'today.counts',
  'updates.state',
  'workstation.backUpNow',
  'workstation.backupPlace',
  'workstation.recovery',
  'workstation.unsent',
];

it('every channel has a rule, or stands here with those that need none', () => {
  const without = Object.keys(contract).filter((channel) => !(channel in auditRules));
  expect(without.toSorted()).toEqual(withoutRule);
});

it('names people shown, and tells one day of the board from another', () => {
  expect(auditShown([{ person: { id: 'a' } }, { person: { id: 'b' } }, null, {}])).toEqual(['a', 'b']);
  expect(auditShown({ person: { id: 'a' } })).toEqual([]);
  const pair = { sides: [{ person: { id: 'a' } }, { person: { id: 'b' } }] };
  expect(auditShown({ pairs: [pair], apart: [] })).toEqual(['a', 'b']);
  expect(auditShown({ banner: {}, joined: { others: [{ person: { id: 'c' } }] } })).toEqual(['c']);
  expect(auditTarget({ date: '2026-11-22' })).not.toBe(auditTarget({ date: '2026-11-23' }));
  expect(auditTarget({ patientId: 'a' })).not.toBe(auditTarget({ patientId: 'b' }));
});

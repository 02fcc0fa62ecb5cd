/** Who may work on this workstation, and who looked at what. */
import type { z } from 'zod';
import type { Output, Parsed } from '../../../shared/contract/contract.ts';
import type { sessionChannels } from '../../../shared/contract/session.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import type { staffViewSchema } from '../../../shared/contract/views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Role } from '../../../shared/records/people.ts';
import { worksHere } from '../../../shared/replication/enrolment.ts';
import { normaliseUsername } from '../security/keyring-entries.ts';
import { assertGoodPassword } from '../security/passwords.ts';
import { staffNamed, staffOf } from '../security/staff.ts';
import type { Caller, CallerHandlers } from '../workstation/caller.ts';
import { textOf } from './common/read.ts';
import type { SignedInStaff } from './context.ts';
import { NOT_FOR_THIS_ROLE } from './session.ts';
import { staffDraft } from './staff-draft.ts';

type StaffView = z.infer<typeof staffViewSchema>;

/** Roles that only an administrator gives, takes or gives a new password. */
const reserved: readonly Role[] = ['administrator', 'auditor'];

export const administrationHandlers: CallerHandlers<
  keyof typeof sessionChannels & `administration.${string}`
> = {
  'administration.staff': ({ core }) =>
    core.host.store
      .recordsOfType('staff')
      .map((record) => staffView(record, core.keyRing.admitted()))
      .filter((view) => view !== null),
  'administration.admitStaff': admitStaff,
  'administration.removeStaff': removeStaff,
  'administration.audit': audit,
};

async function admitStaff(
  { core, session }: Caller,
  input: Parsed<'administration.admitStaff'>,
): Promise<StaffView> {
  const { store } = core.host;
  const by = signedIn(session.staff);
  assertGoodPassword(input.password, input, { field: 'password', demo: core.options.demo });
  const username = normaliseUsername(input.username);
  const held = heldPerson(staffNamed(store, username), input.name);
  assertMayGive(by, input.role);
  if (!worksHere(core.enrolled.identity.roles, input.role))
    throw new Failure('forbidden', NOT_FOR_THIS_ROLE, { field: 'role' });
  if (held !== null) assertMayGive(by, staffOf(held)?.role ?? 'administrator');
  const staffId = held?.id ?? core.options.newId();
  const draft = staffDraft(staffId, { ...input, username }, true, held);
  // The record before the key: a key without a record could sign nobody in and would stay behind unseen.
  if (Object.keys(draft.fields).length > 0) {
    store.commit([draft], { staffId: by.staffId, establishment: core.establishment.id });
  }
  await core.keyRing.admit({ username, staffId, password: input.password }, core.host.dataKey);
  const view = staffView(store.record('staff', staffId), core.keyRing.admitted());
  if (view === null) throw new TypeError('a staff record just written cannot be read');
  return view;
}

/** The person who already has this name in the records; two people must not share one by accident. */
function heldPerson(records: readonly FoldedRecord[], name: string): FoldedRecord | null {
  const record = records.find((one) => one.fields['active']?.value === true) ?? records[0];
  if (record === undefined) return null;
  const heldName = staffOf(record)?.name ?? '';
  if (heldName.trim().toLowerCase() === name.trim().toLowerCase()) return record;
  throw new Failure('invalid', `This sign-in name belongs to ${heldName}. Choose another.`, {
    field: 'username',
  });
}

function assertMayGive(by: SignedInStaff, role: Role): void {
  if (by.role === 'administrator' || !reserved.includes(role)) return;
  throw new Failure('forbidden', 'Only an administrator admits administrators and auditors.', {
    field: 'role',
  });
}

function removeStaff({ core, session }: Caller, input: Parsed<'administration.removeStaff'>): { ok: true } {
  const { store } = core.host;
  const by = signedIn(session.staff);
  const records = staffNamed(store, input.username);
  if (records.length === 0) throw new Failure('not-found', 'Nobody of that sign-in name is held here.');
  if (records.some((record) => record.id === by.staffId)) {
    throw new Failure('forbidden', 'You cannot remove yourself. Ask another administrator.');
  }
  for (const record of records) {
    const person = staffOf(record);
    if (person !== null) {
      const draft = staffDraft(record.id, person, false, record);
      if (Object.keys(draft.fields).length > 0) {
        store.commit([draft], { staffId: by.staffId, establishment: core.establishment.id });
      }
    }
    core.keyRing.remove(record.id);
  }
  return { ok: true };
}

function audit({ core }: Caller, filter: Parsed<'administration.audit'>): Output<'administration.audit'> {
  const { store } = core.host;
  return {
    intact: store.audit.firstBroken() === null,
    entries: store.audit.recent(filter).map((entry) => ({
      ...entry,
      staffName: textOf(store.record('staff', entry.staff), 'name') ?? entry.staff,
    })),
  };
}

function staffView(record: FoldedRecord | null, admitted: ReadonlySet<string>): StaffView | null {
  const person = record && staffOf(record);
  if (!record || !person) return null;
  const { staffId, ...rest } = person;
  return {
    id: staffId,
    ...rest,
    active: record.fields['active']?.value === true,
    admittedHere: admitted.has(staffId),
  };
}

function signedIn(staff: SignedInStaff | null): SignedInStaff {
  if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  return staff;
}

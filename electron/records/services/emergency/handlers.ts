/** Emergency access: opened with a reason, shown to managers until one has said what they make of it. */
import type { ChannelName, Output, Parsed } from '../../../../shared/contract/contract.ts';
import { contract } from '../../../../shared/contract/contract.ts';
import type { emergencyChannels } from '../../../../shared/contract/emergency.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { roleSchema, type Role } from '../../../../shared/records/people.ts';
import { EMERGENCY_MS, emergencyOpens } from '../../security/emergency.ts';
import type { Caller, CallerHandlers } from '../../workstation/caller.ts';
import { namesIn } from '../audit/names.ts';
import { mustHave, textOf } from '../common/read.ts';
import { newDraft } from '../common/write.ts';
import type { SignedInStaff } from '../context.ts';
import { samePeople } from '../patients/links.ts';

export const emergencyHandlers: CallerHandlers<keyof typeof emergencyChannels> = {
  'access.breakGlass': open,
  'access.mine': mine,
  'access.toReview': toReview,
  'access.review': review,
};

function signedIn({ session }: Caller): SignedInStaff {
  if (session.staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  return session.staff;
}

/** What it opens beyond this role. */
function beyond(role: Role): { channel: string; what: string }[] {
  return Object.entries(emergencyOpens).flatMap(([channel, what]) => {
    const { access } = contract[channel as ChannelName];
    return Array.isArray(access) && !access.includes(role) ? [{ channel, what }] : [];
  });
}

function open(caller: Caller, { patientId, reason }: Parsed<'access.breakGlass'>): { endsAt: string } {
  const { core, connection } = caller;
  const { store } = core.host;
  const staff = signedIn(caller);
  mustHave(store, 'patient', patientId);
  if (beyond(staff.role).length === 0) {
    throw new Failure('conflict', 'Your role reads this record already. There is nothing to open.');
  }
  const now = core.options.now();
  const endsAt = new Date(now + EMERGENCY_MS).toISOString();
  const draft = newDraft(
    { type: 'break-glass', id: core.options.newId(), patient: patientId },
    {
      patient: patientId,
      reason,
      by: staff.staffId,
      byName: staff.name,
      role: staff.role,
      openedAt: new Date(now).toISOString(),
      endsAt,
    },
  );
  // The record before the access: what managers are told of must not depend on the disk having room afterwards.
  store.commit([draft], { staffId: staff.staffId, establishment: core.establishment.id });
  connection.emergencies.open(patientId, endsAt);
  return { endsAt };
}

function mine(caller: Caller, { patientId }: Parsed<'access.mine'>): Output<'access.mine'> {
  const people = samePeople(caller.core.host.store, patientId);
  return {
    endsAt: caller.connection.emergencies.openUntil(people),
    opens: beyond(signedIn(caller).role),
  };
}

function toReview(caller: Caller): Output<'access.toReview'> {
  const { store } = caller.core.host;
  const me = signedIn(caller).staffId;
  const reviewed = new Set(
    store.recordsOfType('break-glass-review').map((record) => textOf(record, 'access')),
  );
  const names = namesIn(store);
  return store
    .recordsOfType('break-glass')
    .filter(({ id }) => !reviewed.has(id))
    .flatMap((record) => {
      const role = roleSchema.safeParse(textOf(record, 'role'));
      const [patientId, openedAt, endsAt] = [
        textOf(record, 'patient'),
        textOf(record, 'openedAt'),
        textOf(record, 'endsAt'),
      ];
      if (!role.success || patientId === null || openedAt === null || endsAt === null) return [];
      return [
        {
          accessId: record.id,
          patientId,
          patientName: names.patient(patientId).name,
          byName: textOf(record, 'byName') ?? '',
          role: role.data,
          reason: textOf(record, 'reason') ?? '',
          openedAt,
          endsAt,
          mine: textOf(record, 'by') === me,
        },
      ];
    })
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

function review(caller: Caller, { accessId, justified, note }: Parsed<'access.review'>): { ok: true } {
  const { core } = caller;
  const { store } = core.host;
  const staff = signedIn(caller);
  const access = mustHave(store, 'break-glass', accessId);
  if (textOf(access, 'by') === staff.staffId) {
    throw new Failure('forbidden', 'This was your own access. Somebody else has to look at it.');
  }
  if (!justified && (note ?? '') === '') {
    throw new Failure('invalid', 'Say what was not right about it.', { field: 'note' });
  }
  const patient = textOf(access, 'patient') ?? '';
  const draft = newDraft(
    { type: 'break-glass-review', id: core.options.newId(), patient },
    {
      access: accessId,
      patient,
      justified,
      note,
      by: staff.staffId,
      at: new Date(core.options.now()).toISOString(),
    },
  );
  store.commit([draft], { staffId: staff.staffId, establishment: core.establishment.id });
  return { ok: true };
}

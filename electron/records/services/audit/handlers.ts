/** Who looked at whom: found, exported for an investigation, and people whose openings are looked at closely. */
import Papa from 'papaparse';
import { eventWords } from '../../../../shared/audit/event-words.ts';
import { type AuditFlag, flagsOf, type WorkingHours } from '../../../../shared/audit/flags.ts';
import type { auditChannels, AuditEntryView } from '../../../../shared/contract/audit.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { AuditAlarm } from '../../../../shared/replication/audit.ts';
import type { Caller, CallerHandlers } from '../../workstation/caller.ts';
import { derivedId } from '../common/ids.ts';
import { isObject, mustHave, textOf, valueOf } from '../common/read.ts';
import { changeDraft, present } from '../common/write.ts';
import { samePeople } from '../patients/links.ts';
import { type Names, namesIn } from './names.ts';
import { openTrail, type Place, type TrailEntry } from './trail.ts';

/** Entries looked through for each one asked for when only some are wanted: a rare flag must not read years in one go. */
const LOOKED_THROUGH = 10;
/** As many as the central record gives at once: what is looked through for a flag comes in few requests. */
const MOST_AT_ONCE = 1000;
const EXPORT_MOST = 20_000;
/** Looked through for one export. More requests than these in a few seconds the central record would refuse (central/rate.ts). */
const EXPORT_LOOKED_THROUGH = 100_000;

export const auditHandlers: CallerHandlers<keyof typeof auditChannels> = {
  'audit.find': find,
  'audit.export': exportTrail,
  'audit.highProfile': ({ core }) => ({
    people: core.host.store
      .recordsOfType('high-profile')
      .filter((record) => valueOf(record, 'marked') === true)
      .map((record) => {
        const names = namesIn(core.host.store);
        const patientId = textOf(record, 'patient') ?? '';
        return {
          patientId,
          name: names.patient(patientId).name,
          reason: textOf(record, 'reason'),
          by: names.staff(textOf(record, 'by') ?? ''),
          at: textOf(record, 'at') ?? '',
        };
      }),
  }),
  'audit.markHighProfile': mark,
};

type Asked = Pick<Parsed<'audit.find'>, 'patient' | 'staff' | 'from' | 'to' | 'flags'>;

async function find(caller: Caller, input: Parsed<'audit.find'>): Promise<Output<'audit.find'>> {
  const { store } = caller.core.host;
  const { seen: _seen, ...found } = await read(caller, input, input.before, input.limit);
  return { ...found, brokenAt: store.audit.firstBroken() };
}

interface Found {
  readonly whole: boolean;
  readonly sentence: string;
  readonly alarms: AuditAlarm[];
  readonly entries: AuditEntryView[];
  readonly next: Place | null;
  /** Entries looked through. */
  readonly seen: number;
}

async function read(
  { core, session }: Caller,
  { patient, staff, from, to, flags }: Asked,
  start: Place | undefined,
  limit: number,
): Promise<Found> {
  const { store } = core.host;
  const patients = patient === undefined ? undefined : samePeople(store, patient);
  const asked = { as: session.staff?.staffId ?? '', patients, staff, from, to };
  const size = flags.length === 0 ? limit : MOST_AT_ONCE;
  const trail = await openTrail(core, asked, start, size);
  const names = namesIn(store);
  const hours = workingHours(core);
  const entries: AuditEntryView[] = [];
  let alarms: readonly AuditAlarm[] = [];
  let before = start;
  let seen = 0;
  while (seen < limit * LOOKED_THROUGH && entries.length < limit) {
    const got = await trail.page(before, size);
    if (seen === 0) alarms = got.alarms;
    for (const entry of got.entries) {
      seen += 1;
      before = { at: entry.at, stream: entry.stream, seq: entry.seq };
      const view = viewOf(entry, names, hours);
      if (wanted(view.flags, flags)) entries.push(view);
      if (entries.length === limit) break;
    }
    if (!got.more && entries.length < limit) {
      before = undefined;
      break;
    }
  }
  const { whole, sentence } = trail;
  return { whole, sentence, alarms: [...alarms], entries, next: before ?? null, seen };
}

const wanted = (has: readonly AuditFlag[], asked: readonly AuditFlag[]): boolean =>
  asked.length === 0 || asked.some((flag) => has.includes(flag));

function viewOf(entry: TrailEntry, names: Names, hours: WorkingHours): AuditEntryView {
  const staffName = names.staff(entry.staff);
  const about = entry.patient === null ? null : names.patient(entry.patient);
  return {
    ...entry,
    staffName,
    patientName: about?.name ?? null,
    flags: flagsOf({ at: entry.at, staffName, person: about?.person ?? null }, hours),
  };
}

function workingHours({ host, establishment }: Caller['core']): WorkingHours {
  const value = valueOf(
    host.store.record('site-policy', derivedId.sitePolicy(establishment.id)),
    'workingHours',
  );
  if (!isObject(value)) return null;
  const { from, to } = value;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}

async function exportTrail(caller: Caller, input: Parsed<'audit.export'>): Promise<Output<'audit.export'>> {
  const rows: AuditEntryView[] = [];
  let before: Place | undefined;
  let more = true;
  let seen = 0;
  while (more && rows.length < EXPORT_MOST && seen < EXPORT_LOOKED_THROUGH) {
    const page = await read(caller, input, before, MOST_AT_ONCE);
    rows.push(...page.entries);
    seen += page.seen;
    more = page.next !== null;
    before = page.next ?? undefined;
  }
  const csv = Papa.unparse(
    rows.map(
      ({ at, workstation, seq, stream, staffName, staff, event, patientName, patient, detail, flags }) => ({
        when: instantInLondon(at),
        workstation,
        who: staffName,
        'staff id': staff,
        what: eventWords(event),
        event,
        about: patientName ?? '',
        'patient id': patient ?? '',
        detail,
        flags: flags.join(' '),
        trail: stream,
        entry: seq,
      }),
    ),
    // A detail that begins with an equals sign would be run by a spreadsheet.
    { escapeFormulae: true },
  );
  return { csv, entries: rows.length, complete: !more };
}

function mark(
  { core, session }: Caller,
  { patientId, marked, reason }: Parsed<'audit.markHighProfile'>,
): { ok: true } {
  const { store } = core.host;
  const by = session.staff;
  if (by === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  mustHave(store, 'patient', patientId);
  if (marked && (reason ?? '') === '')
    throw new Failure('invalid', 'Say why this person is marked.', { field: 'reason' });
  const id = derivedId.highProfile(patientId);
  const values = {
    patient: patientId,
    marked,
    reason,
    by: by.staffId,
    at: new Date(core.options.now()).toISOString(),
  };
  const draft = changeDraft(
    store.record('high-profile', id),
    { type: 'high-profile', id, patient: patientId },
    values,
  );
  store.commit([draft].filter(present), { staffId: by.staffId, establishment: core.establishment.id });
  return { ok: true };
}

/** Pages of the trail: of the establishment from the central record, and with no way there this workstation's own. */
import { auditFoundSchema, type AuditAlarm } from '../../../../shared/replication/audit.ts';
import { addCivilDays } from '../../../../shared/followup/clock.ts';
import { wallInstant } from '../../../../shared/followup/wall-time.ts';
import { LinkFault } from '../../replication/fault.ts';
import { auditPlace } from '../../replication/audit.ts';
import type { WorkstationCore } from '../../workstation/core.ts';

export interface Asked {
  readonly as: string;
  readonly patients: readonly string[] | undefined;
  readonly staff: string | undefined;
  /** Civil days, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Place {
  readonly at: string;
  readonly stream: string;
  readonly seq: number;
}

export interface TrailEntry {
  readonly stream: string;
  readonly seq: number;
  readonly at: string;
  readonly workstation: string;
  readonly staff: string;
  readonly event: string;
  readonly patient: string | null;
  readonly detail: string;
}

export interface TrailPage {
  readonly entries: readonly TrailEntry[];
  readonly more: boolean;
  readonly alarms: readonly AuditAlarm[];
}

export interface Trail {
  readonly whole: boolean;
  readonly sentence: string;
  page(before: Place | undefined, limit: number): Promise<TrailPage>;
}

const OWN_STREAM = '00000000-0000-0000-0000-000000000000';

/** Chooses where to read for one question, by trying: the first page is asked for at once and handed out once. */
export async function openTrail(
  core: WorkstationCore,
  asked: Asked,
  before: Place | undefined,
  limit: number,
): Promise<Trail> {
  const own = ownTrail(core, asked);
  // A list that began on this workstation goes on there.
  if (before?.stream === ownStream(core) && core.link === null) return own('');
  const central = centralPages(core, asked);
  if (central === null) return own('This workstation has no connection to the central record.');
  try {
    let first: TrailPage | null = await central(before, limit);
    return {
      whole: true,
      sentence:
        'All workstations of this establishment, as far as they have delivered to the central record.',
      async page(from, most) {
        const kept = first;
        first = null;
        return kept ?? central(from, most);
      },
    };
  } catch (error) {
    if (!(error instanceof LinkFault)) throw error;
    return own(error.message);
  }
}

function centralPages(core: WorkstationCore, { as, patients, staff, from, to }: Asked) {
  const { link } = core;
  if (link === null) return null;
  const times = instants(from, to);
  return (before: Place | undefined, limit: number): Promise<TrailPage> =>
    link
      .ask('/v1/audit/find', { as, patient: patients, staff, ...times, before, limit }, auditFoundSchema)
      .then(({ entries, more, alarms }) => ({
        entries: entries.map(({ workstation: _id, workstationName, ...entry }) => ({
          ...entry,
          workstation: workstationName,
        })),
        more,
        alarms,
      }));
}

const ownStream = (core: WorkstationCore): string =>
  auditPlace(core.host.store.settings)?.stream ?? OWN_STREAM;

function ownTrail(core: WorkstationCore, { patients, staff, from, to }: Asked) {
  const stream = ownStream(core);
  const workstation = core.enrolled.name;
  return (why: string): Trail => ({
    whole: false,
    sentence: `Only what was done on this workstation. ${why}`.trim(),
    async page(before, limit) {
      const filter = { patients, staff, ...instants(from, to), before: before?.seq, limit: limit + 1 };
      const rows = core.host.store.audit.page(filter);
      const entries = rows.slice(0, limit).map((row) => ({ ...row, stream, workstation }));
      return { entries, more: rows.length > limit, alarms: [] };
    },
  });
}

function instants(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  const iso = (date: string): string => new Date(wallInstant(date, '00:00')).toISOString();
  return { ...(from && { from: iso(from) }), ...(to && { to: iso(addCivilDays(to, 1)) }) };
}

/**
 * What makes an opening of a record worth a second look (release-and-standards.md §3.2). A flag accuses nobody: names coincide, and
 * somebody on call works at night.
 */
import { foldName, nameWords } from '../identity/name-folding.ts';
import { minuteOf, wallTimeOf } from '../followup/wall-time.ts';

export const auditFlags = ['own-record', 'same-surname', 'high-profile', 'out-of-hours'] as const;
export type AuditFlag = (typeof auditFlags)[number];

export interface FlaggedPerson {
  /** Every surname the person is known by. */
  readonly surnames: readonly string[];
  /** Full names, forenames first. */
  readonly fullNames: readonly string[];
  readonly highProfile: boolean;
}

/** Between these local times nothing is out of hours; `from` may be later than `to`, over midnight. Null: nobody has said. */
export type WorkingHours = { readonly from: string; readonly to: string } | null;

export function isOutOfHours(at: string, hours: WorkingHours): boolean {
  if (hours === null) return false;
  const { minute } = wallTimeOf(at);
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const within = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return !within;
}

const words = (name: string): string => nameWords(name).toSorted().join(' ');

export function flagsOf(
  { at, staffName, person }: { at: string; staffName: string; person: FlaggedPerson | null },
  hours: WorkingHours,
): AuditFlag[] {
  const flags: AuditFlag[] = [];
  if (person !== null) {
    const surname = foldName(staffName.trim().split(/\s+/u).at(-1) ?? '');
    if (person.fullNames.some((name) => words(name) === words(staffName))) flags.push('own-record');
    if (surname !== '' && person.surnames.some((name) => foldName(name) === surname))
      flags.push('same-surname');
    if (person.highProfile) flags.push('high-profile');
  }
  if (isOutOfHours(at, hours)) flags.push('out-of-hours');
  return flags;
}

/**
 * What a release coordinator does not read: self-harm, escort-record markers and why an ACCT was opened. That an ACCT is open, and
 * medicines, allergies and language, are theirs to plan with (release-and-standards.md §3.2: no ACCT narrative by default). A healthcare
 * manager reads the record, but of an ACCT what happened when and by whom, and no word of anybody (docs/decisions/0060-acct.md).
 */
import { acctReaders, clinicians } from '../../../../shared/contract/channel.ts';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import type { BannerView, BoardRow, HistoryEntry } from '../../../../shared/contract/views.ts';
import type { Role } from '../../../../shared/records/people.ts';

const shownHistory: readonly HistoryEntry['kind'][] = ['acct', 'critical-medicine', 'medicine', 'allergy'];
const shownFlags: readonly string[] = ['acct', 'language'];

/** Whether this role reads clinical narrative. */
export function readsNarrative(role: Role): boolean {
  return (clinicians as readonly Role[]).includes(role);
}

/** Whether this role reads what an ACCT says. */
export function readsAcct(role: Role): boolean {
  return (acctReaders as readonly Role[]).includes(role);
}

/** History as this role may read it, as shown or as evaluated: of an ACCT only its state, unless they give care. */
export function historyFor<T extends Pick<HistoryEntry, 'kind' | 'text'>>(
  role: Role,
  history: readonly T[],
): T[] {
  const shown = readsNarrative(role)
    ? [...history]
    : history.filter((entry) => shownHistory.includes(entry.kind));
  if (readsAcct(role)) return shown;
  return shown.map((entry) =>
    entry.kind === 'acct' ? { ...entry, text: entry.text.split(', ')[0] ?? 'ACCT' } : entry,
  );
}

/** A line of history as evaluation wrote it down (shared/clinical/evidence.ts): "Earlier record, 21-Nov-2026: ACCT open, why". */
const acctLine = /^(Earlier record, [^:]+: ACCT[^,]*), .*$/s;

/** What a signature froze beside a contradiction, as this role may read it: the same line without why. */
export function evidenceFor(role: Role, line: string): string {
  return readsAcct(role) ? line : line.replace(acctLine, '$1');
}

/** Fields of an ACCT that hold a state, a time or a name, and no words; of every other record type all are read. */
const acctFacts: Readonly<Record<string, readonly string[]>> = {
  acct: ['logNumber', 'openedAt', 'openedBy', 'handedTo', 'state', 'closedAt'],
  'acct-care': [
    'stay',
    'source',
    'handedAt',
    'notifiedAt',
    'postClosureDue',
    'postClosureEndedAt',
    'reopens',
  ],
  'acct-review': ['acct', 'kind', 'dueAt', 'setBy', 'named', 'heldAt', 'state'],
  'acct-constant': ['acct', 'startedAt', 'authorisedBy', 'endedAt', 'state'],
  'acct-support': [],
  'acct-draft': [],
  'self-harm-event': [],
};

/** Whether this role may see what two people wrote differently in a field. */
export function readsField(role: Role, type: string, field: string): boolean {
  return readsAcct(role) || (acctFacts[type]?.includes(field) ?? true);
}

export function flagsFor(role: Role, flags: BoardRow['flags']): BoardRow['flags'] {
  return readsNarrative(role) ? flags : flags.filter((flag) => shownFlags.includes(flag.kind));
}

/** That records are joined, by whom and when; not why, which is free text. */
export function joinedFor(
  role: Role,
  joined: NonNullable<PatientView['joined']>,
): NonNullable<PatientView['joined']> {
  if (readsNarrative(role)) return joined;
  return { ...joined, links: joined.links.map((link) => ({ ...link, reason: '' })) };
}

/** Prison alert codes of self-harm in custody and in the community (clinical-content.md §4). */
const selfHarmCodes: readonly string[] = ['HC', 'HS', 'SH'];

export function bannerFor(role: Role, banner: BannerView): BannerView {
  if (readsNarrative(role)) return banner;
  return { ...banner, alerts: banner.alerts.filter((alert) => !selfHarmCodes.includes(alert.code)) };
}

/**
 * What a release coordinator does not read: self-harm, escort-record markers and why an ACCT was opened. That an ACCT is open, and
 * medicines, allergies and language, are theirs to plan with (release-and-standards.md §3.2: no ACCT narrative by default).
 */
import { clinicians } from '../../../../shared/contract/channel.ts';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import type { BannerView, BoardRow, HistoryEntry } from '../../../../shared/contract/views.ts';
import type { Role } from '../../../../shared/records/people.ts';

const shownHistory: readonly HistoryEntry['kind'][] = ['acct', 'critical-medicine', 'medicine', 'allergy'];
const shownFlags: readonly string[] = ['acct', 'language'];

/** Whether this role reads clinical narrative. */
export function readsNarrative(role: Role): boolean {
  return (clinicians as readonly Role[]).includes(role);
}

/** History as this role may read it: of an ACCT only its state. */
export function historyFor(role: Role, history: readonly HistoryEntry[]): HistoryEntry[] {
  if (readsNarrative(role)) return [...history];
  return history
    .filter((entry) => shownHistory.includes(entry.kind))
    .map((entry) =>
      entry.kind === 'acct' ? { ...entry, text: entry.text.split(', ')[0] ?? 'ACCT' } : entry,
    );
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

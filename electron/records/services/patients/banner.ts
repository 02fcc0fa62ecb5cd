/** What the patient banner shows on every screen about one person (NHS CUI rules; release-and-standards.md §4). */
import type { BannerView } from '../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../store/store.ts';
import { openConflicts } from '../common/conflicts.ts';
import { personView } from '../common/person.ts';
import { mustHave, textOf } from '../common/read.ts';
import { samePeople } from './links.ts';
import { staysOf } from './stays.ts';

export function bannerOf(store: ReadableStore, patient: string): BannerView {
  const record = mustHave(store, 'patient', patient);
  const people = samePeople(store, patient);
  const all = (type: string): FoldedRecord[] =>
    people.flatMap((person) => store.recordsOfPatient(person, type));
  const allergies = all('allergy').filter((allergy) => textOf(allergy, 'state') === 'present');
  return {
    person: personView(record),
    allergyState: allergyState(record, allergies.length),
    allergies: allergies.map((allergy) => ({
      substance: textOf(allergy, 'substance') ?? '',
      reaction: textOf(allergy, 'reaction'),
      severity: textOf(allergy, 'severity') ?? 'not-known',
    })),
    acct: acctOf(all('acct')),
    alerts: all('alert')
      .filter((alert) => textOf(alert, 'state') === 'active')
      .map((alert) => ({
        code: textOf(alert, 'code') ?? '',
        description: textOf(alert, 'description') ?? '',
        date: textOf(alert, 'date'),
      })),
    stay: stayView(staysOf(store, people).find((stay) => textOf(stay, 'departedAt') === null) ?? null),
    conflicts: store
      .conflicts(patient)
      .reduce((sum, conflicted) => sum + openConflicts(conflicted).length, 0),
  };
}

/** An allergy on record outranks what the field says; an absence is never "none known" (hazard H11). */
function allergyState(record: FoldedRecord, known: number): BannerView['allergyState'] {
  if (known > 0) return 'has-allergies';
  const state = textOf(record, 'allergyState');
  return state === 'none-known' || state === 'has-allergies' ? state : 'not-asked';
}

const acctRank = ['none', 'closed', 'post-closure', 'open'] as const;

/** The most serious state of any ACCT, and since when. */
export function acctOf(accts: readonly FoldedRecord[]): BannerView['acct'] {
  let worst: BannerView['acct'] = { state: 'none', since: null };
  for (const acct of accts) {
    const state = acctRank.find((each) => each === textOf(acct, 'state')) ?? 'open';
    if (acctRank.indexOf(state) <= acctRank.indexOf(worst.state)) continue;
    worst = { state, since: state === 'closed' ? textOf(acct, 'closedAt') : textOf(acct, 'openedAt') };
  }
  return worst;
}

function stayView(stay: FoldedRecord | null): BannerView['stay'] {
  if (stay === null) return null;
  return {
    id: stay.id,
    arrivedAt: textOf(stay, 'arrivedAt') ?? '',
    source: (textOf(stay, 'source') ?? 'other') as NonNullable<BannerView['stay']>['source'],
    fromLocation: textOf(stay, 'fromLocation') ?? '',
    location: textOf(stay, 'location') ?? 'hold',
    cell: textOf(stay, 'cell'),
  };
}

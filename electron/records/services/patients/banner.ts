/** What the patient banner shows on every screen about one person (NHS CUI rules; release-and-standards.md §4). */
import type { BannerView } from '../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Store } from '../../store/store.ts';
import { openConflicts } from '../common/conflicts.ts';
import type { Own } from '../common/origin.ts';
import { mustHave, textOf } from '../common/read.ts';
import { arrivingMark } from './arriving.ts';
import { conflictedRecords } from './conflicts.ts';
import { samePeople } from './links.ts';
import { joinedMarks, personOf, saferOf } from './one-person.ts';
import { awayOf, stayHere } from './whereabouts.ts';

export function bannerOf(store: Store, patient: string, own: Own): BannerView {
  mustHave(store, 'patient', patient);
  const people = samePeople(store, patient);
  const records = people.map((person) => store.record('patient', person)).filter((each) => each !== null);
  const all = (type: string): FoldedRecord[] =>
    people.flatMap((person) => store.recordsOfPatient(person, type));
  const away = awayOf(store, people, own);
  const allergies = all('allergy').filter((allergy) => textOf(allergy, 'state') === 'present');
  return {
    person: personOf(records),
    allergyState: allergyState(records, allergies.length),
    allergies: allergies.map((allergy) => ({
      substance: textOf(allergy, 'substance') ?? '',
      reaction: textOf(allergy, 'reaction'),
      severity: textOf(allergy, 'severity') ?? 'not-known',
    })),
    acct: acctOf(all('acct')),
    alerts: alertsOf(all('alert')),
    stay: stayView(stayHere(store, people, own.id)),
    ...(away === null ? {} : { away }),
    conflicts: conflictedRecords(store, patient).reduce(
      (sum, conflicted) => sum + openConflicts(conflicted).length,
      0,
    ),
    ...joinedMarks(store, patient),
    ...arrivingMark(store, people),
  };
}

/** Active alerts; what several records of one person say alike is said once, with the earliest date. */
function alertsOf(alerts: readonly FoldedRecord[]): BannerView['alerts'] {
  const said = new Map<string, BannerView['alerts'][number]>();
  for (const alert of alerts.filter((each) => textOf(each, 'state') === 'active')) {
    const code = textOf(alert, 'code') ?? '';
    const description = textOf(alert, 'description') ?? '';
    const date = textOf(alert, 'date');
    const before = said.get(`${code} ${description}`)?.date ?? null;
    const earliest = before === null || (date !== null && date < before) ? date : before;
    said.set(`${code} ${description}`, { code, description, date: earliest });
  }
  return [...said.values()];
}

/** An allergy on record outranks what the field says; an absence is never "none known" (hazard H11). */
function allergyState(records: readonly FoldedRecord[], known: number): BannerView['allergyState'] {
  if (known > 0) return 'has-allergies';
  const state = saferOf(records, 'allergyState');
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

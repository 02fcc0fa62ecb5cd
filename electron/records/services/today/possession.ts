/** Medicines in possession to be assessed where no ACCT asks for it: after a transfer here, and after self-harm. */
import { assessed, possessionOwed, type SignedPossession } from '../../../../shared/acct/possession-owed.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { textOf } from '../common/read.ts';
import type { PersonHere } from '../followup/scene/people-here.ts';
import { roleWords } from './owners.ts';
import { listedHere, type TodayScene } from './scene.ts';

/** What happened longer ago than this stands on the person's page alone. */
const RECENT_MS = 28 * 24 * 60 * 60_000;
const OWNER = 'nurse';
const events = ['stay', 'happenedAt', 'state'];
const heads = ['stay', 'signedAt', 'reviewBy', 'corrects'];

export function possessionItems(scene: TodayScene): OwedItem[] {
  const { role, isManager, now, followUp } = scene;
  if (role !== OWNER && !isManager) return [];
  const askedByAcct = peopleAskedByAcct(scene);
  const here = followUp.people.filter(({ patientIds }) => patientIds.every((id) => !askedByAcct.has(id)));
  const owedOf = owedReader(scene, here);
  const since = now - RECENT_MS;
  return here.flatMap((person): OwedItem[] => {
    const owed = owedOf(person).find(
      ({ trigger, at }) => (trigger === 'transfer' || trigger === 'self-harm') && Date.parse(at) >= since,
    );
    const own = role === OWNER;
    if (owed === undefined || (!own && !owed.overdue)) return [];
    const { patientId } = person.person;
    return [
      {
        key: `possession ${patientId}`,
        kind: 'possession',
        title: 'Assess medicines in possession',
        detail: owed.because,
        person: listedHere(person),
        dueAt: owed.dueAt,
        overdue: owed.overdue,
        urgency: null,
        owner: roleWords(OWNER),
        escalated: !own,
        opens: { screen: 'patient', patientId, tab: 'acct' },
      },
    ];
  });
}

/** Whoever has an ACCT that asks for the same already. */
function peopleAskedByAcct({ context, board }: TodayScene): Set<string> {
  const rules = context.acct().milestones.milestones.filter(({ metBy }) => metBy === 'possession');
  const asks = ({ id, state }: AcctMilestone): boolean =>
    (state === 'due' || state === 'overdue') &&
    rules.some((rule) => id === rule.id || id.startsWith(`${rule.id}:`));
  return new Set(
    board.filter(({ milestones }) => milestones.some(asks)).map(({ person }) => person.patientId),
  );
}

/** What each of them is owed, from records that are read once for all. */
function owedReader(
  { context: { store, acct }, now }: TodayScene,
  here: readonly PersonHere[],
): (person: PersonHere) => ReturnType<typeof possessionOwed> {
  const stays = here.flatMap((person) => person.stays.map(({ stayId }) => stayId));
  const byStay = (records: readonly FoldedRecord[]): ((person: PersonHere) => FoldedRecord[]) => {
    const found = Map.groupBy(records, (record) => textOf(record, 'stay') ?? '');
    return (person) => person.stays.flatMap(({ stayId }) => found.get(stayId) ?? []);
  };
  const selfHarm = byStay(store.recordsAmong('self-harm-event', 'stay', stays, events));
  const signed = byStay(store.recordsAmong('possession-assessment', 'stay', stays, heads));
  const last = here.map((person) => person.stays.at(-1)?.stayId ?? '');
  const arrivals = new Map(
    store.recordsById('stay', last, ['arrivedAt', 'source']).map((stay) => [stay.id, stay]),
  );
  const { againAfterMonths } = acct().possession;
  return (person) => {
    const stay = arrivals.get(person.stays.at(-1)?.stayId ?? '');
    const arrivedAt = textOf(stay, 'arrivedAt');
    if (arrivedAt === null) return [];
    return possessionOwed(
      {
        stay: { arrivedAt, byTransfer: textOf(stay, 'source') === 'transfer' },
        accts: [],
        selfHarm: selfHarm(person)
          .filter((event) => textOf(event, 'state') !== 'entered-in-error')
          .flatMap((event) => textOf(event, 'happenedAt') ?? []),
        assessments: assessed(signed(person).map(signedHead)),
        againAfterMonths,
      },
      now,
    );
  };
}

function signedHead(record: FoldedRecord): SignedPossession {
  return {
    id: record.id,
    signedAt: textOf(record, 'signedAt') ?? '',
    reviewBy: textOf(record, 'reviewBy'),
    corrects: textOf(record, 'corrects'),
  };
}

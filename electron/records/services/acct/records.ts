/** Everything that belongs to some ACCTs, read in a few questions for all of them. */
import type { AcctFacts } from '../../../../shared/acct/facts.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import { wallInstant } from '../../../../shared/followup/wall-time.ts';
import type { AppointmentKind } from '../../../../shared/records/care.ts';
import { isObject, textOf, valueOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';

export interface AcctRecords {
  readonly acct: FoldedRecord;
  /** Null for one that an older build opened. */
  readonly care: FoldedRecord | null;
  readonly reviews: readonly FoldedRecord[];
  readonly constants: readonly FoldedRecord[];
  readonly supports: readonly FoldedRecord[];
  /** Heads of signed health input: no word of what was written. */
  readonly inputs: readonly FoldedRecord[];
  /** Of the person, in whichever stay. */
  readonly possession: readonly FoldedRecord[];
  readonly selfHarm: readonly FoldedRecord[];
  readonly seen: AcctFacts['seen'];
}

/** An ACCT with the stays of its person. */
export interface AcctOfPerson {
  readonly acct: FoldedRecord;
  readonly stays: readonly string[];
}

const inputHead = ['acct', 'kind', 'review', 'signedAt', 'signedBy', 'corrects'];
const possessionHead = ['stay', 'acct', 'outcome', 'signedAt', 'reviewBy', 'corrects'];

export function recordsOf(context: ServiceContext, accts: readonly AcctOfPerson[]): AcctRecords[] {
  const { store } = context;
  const ids = accts.map(({ acct }) => acct.id);
  const stays = [...new Set(accts.flatMap((each) => each.stays))];
  const care = new Map(store.recordsById('acct-care', ids).map((record) => [record.id, record]));
  const byAcct = (type: string, fields?: readonly string[]): ((id: string) => FoldedRecord[]) => {
    const found = grouped(store.recordsAmong(type, 'acct', ids, fields), 'acct');
    return (id) => found.get(id) ?? [];
  };
  const reviews = byAcct('acct-review');
  const constants = byAcct('acct-constant');
  const supports = byAcct('acct-support');
  const inputs = byAcct('acct-input', inputHead);
  const ofStays = (type: string, fields: readonly string[]): ((of: AcctOfPerson) => FoldedRecord[]) => {
    const found = grouped(store.recordsAmong(type, 'stay', stays, fields), 'stay');
    return (of) => of.stays.flatMap((stay) => found.get(stay) ?? []);
  };
  const possession = ofStays('possession-assessment', possessionHead);
  const selfHarm = ofStays('self-harm-event', ['stay', 'happenedAt', 'state']);
  const seen = seenIn(context, stays);
  return accts.map((each) => ({
    acct: each.acct,
    care: care.get(each.acct.id) ?? null,
    reviews: reviews(each.acct.id),
    constants: constants(each.acct.id),
    supports: supports(each.acct.id),
    inputs: inputs(each.acct.id),
    possession: possession(each),
    selfHarm: selfHarm(each).filter((event) => textOf(event, 'state') !== 'entered-in-error'),
    seen: each.stays.flatMap((stay) => seen.get(stay) ?? []),
  }));
}

function grouped(records: readonly FoldedRecord[], field: string): Map<string, FoldedRecord[]> {
  return Map.groupBy(records, (record) => textOf(record, field) ?? '');
}

/** By stay: bookings of the kinds that meet a milestone, at which the person was seen. */
function seenIn(
  { store, acct, followUp }: ServiceContext,
  stays: readonly string[],
): Map<string, AcctFacts['seen'][number][]> {
  const kinds = new Set<string>(
    acct().milestones.milestones.flatMap(({ metBy }) =>
      typeof metBy !== 'string' && 'seen' in metBy ? [metBy.seen] : [],
    ),
  );
  const seenCodes = new Set<unknown>(
    followUp()
      .outcomes.outcomes.filter(({ seen }) => seen)
      .map(({ code }) => code),
  );
  const found = new Map<string, AcctFacts['seen'][number][]>();
  const fields = ['stay', 'kind', 'date', 'start', 'state', 'outcome'];
  for (const booking of store.recordsAmong('booking', 'stay', stays, fields)) {
    const kind = textOf(booking, 'kind') ?? '';
    const outcome = valueOf(booking, 'outcome');
    const date = textOf(booking, 'date');
    if (!kinds.has(kind) || date === null || textOf(booking, 'state') === 'cancelled') continue;
    if (!isObject(outcome) || !seenCodes.has(outcome['code'])) continue;
    const at = instantInLondon(wallInstant(date, textOf(booking, 'start') ?? '00:00'));
    const stay = textOf(booking, 'stay') ?? '';
    found.set(stay, [...(found.get(stay) ?? []), { kind: kind as AppointmentKind, at }]);
  }
  return found;
}

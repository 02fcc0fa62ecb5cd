/** The manager's figures of ACCTs opened here in a period, and the ACCTs behind each. */
import { type AcctMeasures, acctMeasuresOf, type MeasuredLine } from '../../../../shared/acct/measures.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { civilDateOf, civilDaysFrom } from '../../../../shared/followup/clock.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { listedOf } from '../followup/scene/people-here.ts';
import { dataStateOf, warningsOf } from '../followup/warnings.ts';
import { factsOf, openedAtOf } from './facts-of.ts';
import { recordsOf } from './records.ts';

/** Longer than this nobody asks, and a list of it would not be read. */
const MOST_DAYS = 1100;
/** More lines than this nobody reads at once. */
const MOST_LINES = 2000;

type Period = Pick<Parsed<'acct.measures'>, 'from' | 'to'>;

export function acctMeasures(context: ServiceContext, period: Period): Output<'acct.measures'> {
  const found = worked(context, period).measures;
  return {
    from: period.from,
    to: period.to,
    dataState: dataStateOf(context),
    opened: found.opened.length,
    ratios: found.ratios.map(({ id, title, explains, numerator, missed, excluded }) => ({
      id,
      title,
      explains,
      numerator: numerator.length,
      denominator: numerator.length + missed.length,
      excluded: excluded.length,
    })),
    attendance: found.attendance.map(({ mode, lines }) => ({ mode, count: lines.length })),
    milestones: found.milestones.map(({ id, title, medianMinutes, inTime, late, open }) => ({
      id,
      title,
      medianMinutes,
      inTime: inTime.length,
      late: late.length,
      open: open.length,
    })),
    warnings: warningsOf(context, null),
  };
}

export function acctMeasured(
  context: ServiceContext,
  input: Parsed<'acct.measured'>,
): Output<'acct.measured'> {
  const { measures, accts, stayOf } = worked(context, input);
  const lines = linesOf(measures, input.measure, input.part).slice(0, MOST_LINES);
  const byId = new Map(accts.map((acct) => [acct.id, acct]));
  const people = new Map<string, ListedPerson>();
  return lines.flatMap(({ acctId, says }) => {
    const acct = byId.get(acctId);
    const person = people.get(acctId) ?? personOf(context, stayOf.get(acctId));
    if (acct === undefined) return [];
    if (person !== null) people.set(acctId, person);
    return [{ acctId, person, openedAt: openedAtOf(acct), says }];
  });
}

/**
 * `opened`: all of the period. A ratio by its id: numerator, missed or excluded. `attendance`: by mode. A milestone as
 * `milestone:<id>`: in-time, late or open.
 */
function linesOf(measures: AcctMeasures, measure: string, part: string): readonly MeasuredLine[] {
  if (measure === 'opened') return measures.opened;
  if (measure === 'attendance') return measures.attendance.find(({ mode }) => mode === part)?.lines ?? [];
  if (measure.startsWith('milestone:')) {
    const times = measures.milestones.find(({ id }) => `milestone:${id}` === measure);
    return { 'in-time': times?.inTime, late: times?.late, open: times?.open }[part] ?? [];
  }
  const ratio = measures.ratios.find(({ id }) => id === measure);
  return { numerator: ratio?.numerator, missed: ratio?.missed, excluded: ratio?.excluded }[part] ?? [];
}

function worked(context: ServiceContext, { from, to }: Period) {
  if (to < from) throw new Failure('invalid', 'The last date lies before the first.', { field: 'to' });
  if (civilDaysFrom(from, to) > MOST_DAYS)
    throw new Failure('invalid', 'Choose at most three years.', { field: 'from' });
  const { store, establishment, now, acct } = context;
  const accts = store.recordsOfType('acct').filter((each) => {
    const day = civilDateOf(openedAtOf(each));
    return each.establishment === establishment.id && day >= from && day <= to;
  });
  const stayOf = staysByAcct(context, accts);
  const records = recordsOf(
    context,
    accts.map((each) => ({ acct: each, stays: stayOf.get(each.id) ?? [] })),
  );
  const measured = records.map((each) => ({ acctId: each.acct.id, facts: factsOf(each) }));
  return {
    measures: acctMeasuresOf(acct().milestones, measured, { from, to, now: now() }),
    accts,
    stayOf,
  };
}

/** Stays of the person of each ACCT, the one it was opened in first. */
function staysByAcct({ store }: ServiceContext, accts: readonly FoldedRecord[]): Map<string, string[]> {
  const ids = accts.map(({ id }) => id);
  const opened = new Map(
    store.recordsById('acct-care', ids, ['stay']).map((care) => [care.id, textOf(care, 'stay')]),
  );
  const known = new Map<string, string[]>();
  return new Map(
    accts.map((acct) => {
      const patient = acct.patient ?? '';
      const stays = known.get(patient) ?? store.recordsOfPatient(patient, 'stay').map((stay) => stay.id);
      known.set(patient, stays);
      const first = opened.get(acct.id) ?? stays.at(-1) ?? null;
      return [acct.id, first === null ? [] : [...new Set([first, ...stays])]];
    }),
  );
}

/** Under the stay in which it was opened, or another one of theirs where that has not arrived. */
function personOf({ store }: ServiceContext, stays: readonly string[] | undefined): ListedPerson | null {
  for (const id of stays ?? []) {
    const stay = store.stays.one(id);
    if (stay !== null) return listedOf(store, [stay])[0] ?? null;
  }
  return null;
}

/** The manager's page: measures of a period, and the people behind each. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { MeasureId, MeasuresView } from '../../../../../shared/contract/measures.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDaysFrom, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { measuresOf } from '../../../../../shared/followup/measures.ts';
import type { Measures, RatioParts } from '../../../../../shared/followup/measure-types.ts';
import { counted, shownDay } from '../../../../../shared/followup/wall-time.ts';
import type { StayFacts } from '../../../store/store.ts';
import type { ServiceContext } from '../../context.ts';
import { memoryOf } from '../scene/memory.ts';
import { clockDays } from '../scene/owed-here.ts';
import { listedOf } from '../scene/people-here.ts';
import { scheduleOf } from '../scene/schedule.ts';
import { dataStateOf } from '../warnings.ts';
import { measureInput } from './rows.ts';

/** Longer than this nobody asks, and a page of weeks would not be read. */
const MOST_DAYS = 1100;
const NO_WING = 'Wing not known';
const NOBODY = 'No booking came to nothing';
/** More people than this nobody reads at once. */
const MOST_PEOPLE = 2000;

const explained: Readonly<Record<MeasureId, readonly [title: string, explains: string]>> = {
  'second-stage-in-7-days': [
    'Second stage within 7 days',
    'Signed by 23:59 on day 7, of stays that lasted longer and whose day 7 has passed. Who left before is left out (QS156-2).',
  ],
  'booked-in-24-hours': [
    'Booked within 24 hours',
    'A slot for the second stage booked within 24 hours of arrival. Who left before is left out. Companion measure, to be agreed locally.',
  ],
  'offered-in-7-days': [
    'Offered within 7 days',
    'A slot that stood until its time, by day 7; slots that healthcare called off are no offer. Companion measure, to be agreed locally.',
  ],
  'reconciled-before-second-stage': [
    'Medicines reconciled before the second stage',
    'Of signed second stages, those with medicines reconciliation recorded by then (QS156-1).',
  ],
  'missed-appointments': [
    'Missed appointments',
    'Bookings of the period that came to nothing, of those with an outcome. What healthcare cancelled is left out.',
  ],
  'capacity-used': [
    'Capacity used',
    'Places of clinic sessions in the period in which somebody was seen or is booked.',
  ],
};

export function measures(
  context: ServiceContext,
  input: Parsed<'followup.measures'>,
): Output<'followup.measures'> {
  const found = worked(context, input);
  const { attributions } = context.followUp().outcomes;
  return {
    from: input.from,
    to: input.to,
    askedAt: instantInLondon(context.now()),
    dataState: dataStateOf(context),
    ratios: [...found.ratios.map(ratioView), capacityView(found)],
    medianDays: found.medianDays,
    breaches: found.breaches.map(({ attribution, stays }) => ({
      attribution: attribution === null ? NOBODY : attributions[attribution],
      count: stays.length,
    })),
    missedByReason: found.missed.map(({ reason, wing, stays }) => ({
      reason,
      wing: wing ?? NO_WING,
      count: stays.length,
    })),
    weeks: found.weeks.map((week) => ({ ...week })),
    arriving: found.arriving.length,
  };
}

export function measured(
  context: ServiceContext,
  input: Parsed<'followup.measured'>,
): Output<'followup.measured'> {
  const behind =
    input.measure === 'arrivals' || input.measure === 'signed'
      ? arrivalsOf(context, input)
      : staysOf(context, worked(context, input), input);
  const ids = [...new Set(behind)].slice(0, MOST_PEOPLE);
  // Each stay on a line of its own: the same person may be behind a measure twice.
  const stays = ids
    .map((id) => context.store.stays.one(id))
    .filter((stay) => stay !== null)
    .toSorted((x, y) => x.arrivedMs - y.arrivedMs);
  const people = listedOf(context.store, stays);
  return {
    people: stays.flatMap((stay, index) => {
      const person = people[index];
      return person === undefined
        ? []
        : [{ person, arrivedAt: instantInLondon(stay.arrivedMs), words: said(stay) }];
    }),
  };
}

function worked(context: ServiceContext, { from, to }: Period): Measures {
  checkPeriod({ from, to });
  const { store, establishment } = context;
  const make = (): Measures => measuresOf(measureInput(context, from, to));
  // While records still arrive, who is whole changes without any of their rows.
  if (store.isArriving()) return make();
  const basis = [
    store.stays.version,
    store.recordsWhere('patient-link', 'verdict', 'same'),
    scheduleOf(context),
    context.followUp().outcomes,
    clockDays(context.packs).deadline,
    // Deadlines, slots and departures are counted in whole minutes.
    Math.floor(context.now() / 60_000),
  ];
  const { measures: kept } = memoryOf(store);
  kept.round();
  return kept.of(`${establishment.id} ${from} ${to}`, basis, make);
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** @throws Failure of kind `invalid` for a period that is none, or too long a one */
export function checkPeriod({ from, to }: Period): void {
  if (to < from) throw new Failure('invalid', 'The last date lies before the first.', { field: 'to' });
  if (civilDaysFrom(from, to) > MOST_DAYS)
    throw new Failure('invalid', 'Choose at most three years.', { field: 'from' });
}

/** Stays that are in no ratio: everybody who arrived, and those behind the median. */
function arrivalsOf(context: ServiceContext, { measure, from, to }: Parsed<'followup.measured'>): string[] {
  checkPeriod({ from, to });
  const { length, stayId, secondStageSignedAt } = measureInput(context, from, to).stays;
  return stayId
    .slice(0, length)
    .filter((_, n) => measure === 'arrivals' || !Number.isNaN(secondStageSignedAt[n] ?? Number.NaN));
}

function staysOf(
  { followUp }: ServiceContext,
  found: Measures,
  { measure, part, group, wing }: Parsed<'followup.measured'>,
): readonly string[] {
  const { attributions } = followUp().outcomes;
  if (measure === 'breaches')
    return found.breaches
      .filter(({ attribution }) => {
        const name = attribution === null ? NOBODY : attributions[attribution];
        return group === null || group === name;
      })
      .flatMap(({ stays }) => stays);
  if (measure === 'missed-by-reason')
    return found.missed
      .filter((each) => group === null || group === each.reason)
      .filter((each) => wing === undefined || wing === (each.wing ?? NO_WING))
      .flatMap(({ stays }) => stays);
  return found.ratios.find(({ id }) => id === measure)?.[part] ?? [];
}

function ratioView({ id, numerator, missed, excluded }: RatioParts): MeasuresView['ratios'][number] {
  const [title, explains] = explained[id];
  const denominator = numerator.length + missed.length;
  return { id, title, explains, numerator: numerator.length, denominator, excluded: excluded.length };
}

function capacityView({ capacity }: Measures): MeasuresView['ratios'][number] {
  const [title, explains] = explained['capacity-used'];
  return {
    id: 'capacity-used',
    title,
    explains,
    numerator: capacity.used,
    denominator: capacity.slots,
    excluded: 0,
  };
}

/** What decided it, in a sentence. */
function said({ arrivedMs, signedMs, departedMs, bookedMs }: StayFacts): string {
  const day = (ms: number): string => shownDay(instantInLondon(ms).slice(0, 10));
  const after = (ms: number): string =>
    counted(civilDaysFrom(instantInLondon(arrivedMs).slice(0, 10), instantInLondon(ms).slice(0, 10)), 'day');
  const parts = [
    bookedMs === null ? 'never booked' : `first booked ${day(bookedMs)}`,
    signedMs === null
      ? 'second stage not signed'
      : `second stage signed ${day(signedMs)}, after ${after(signedMs)}`,
    ...(departedMs === null ? [] : [`left ${day(departedMs)}`]),
  ];
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

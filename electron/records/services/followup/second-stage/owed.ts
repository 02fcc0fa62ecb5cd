/** What a person is owed after the second stage: the tuberculosis screen of its own days, samples, and planning a release. */
import { DateTime } from 'luxon';
import { isNotObtained } from '../../../../../shared/clinical/missing.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import {
  addCivilDays,
  CIVIL_ZONE,
  civilDateOf,
  dayOfStay,
  endOfCivilDay,
} from '../../../../../shared/followup/clock.ts';
import { derivedId } from '../../common/ids.ts';
import { answerValue, detailOf, textIn } from '../../reception/signing/answer-parts.ts';
import { unplaced } from './vaccinations.ts';
import type { Written, WrittenFrom } from './written.ts';

export function owedAfter(from: WrittenFrom): Written[] {
  return [...tuberculosis(from), ...samples(from), ...release(from)];
}

interface Owed {
  readonly kind: string;
  /** Tells two of a kind apart; the kind itself for the only one. */
  readonly key?: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  readonly state?: 'to-book' | 'done';
}

function owed(
  { stay }: WrittenFrom,
  { kind, key = kind, reason, from, to, state = 'to-book' }: Owed,
): Written {
  const values = {
    ...unplaced,
    kind,
    stay,
    reason,
    notBefore: from,
    targetDate: from,
    dueBy: endOfCivilDay(to),
    state,
  };
  return { type: 'appointment', id: derivedId.appointment(stay, key), values };
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Symptoms have to be asked about on days of their own (TB25: day 2 to 7), so that a second stage before them does not do;
 * and where not every symptom was answered it is still owed, however late.
 */
function tuberculosis(from: WrittenFrom): Written[] {
  const binding = from.pack.records.followUp?.tuberculosis;
  if (binding === undefined) return [];
  const { answers, arrivedAt, at } = from;
  const values = binding.symptoms.map((item) => answerValue(answers, item));
  const asked = values.every((value) => value !== null && !isNotObtained(value));
  const done = asked && dayOfStay(arrivedAt, at) >= binding.from;
  const arrival = civilDateOf(arrivedAt);
  const today = civilDateOf(at);
  const first = later(addCivilDays(arrival, binding.from), today);
  const screen = owed(from, {
    kind: 'tb-recall',
    reason: `Symptoms of tuberculosis, days ${binding.from} to ${binding.to}`,
    from: done ? today : first,
    to: later(addCivilDays(arrival, binding.to), done ? today : first),
    state: done ? 'done' : 'to-book',
  });
  if (answerValue(answers, binding.again.item) !== 'yes') return [screen];
  const on = addCivilDays(today, binding.again.days);
  const again = owed(from, {
    kind: 'tb-recall',
    key: 'tb-recall-again',
    reason: 'Symptoms of tuberculosis, again',
    from: on,
    to: on,
  });
  return [screen, again];
}

/** One appointment for all samples that were agreed to and are still to be taken. */
function samples(from: WrittenFrom): Written[] {
  const { answers, arrivedAt, at } = from;
  const waiting = (from.pack.records.followUp?.virusTests ?? []).filter(
    ({ item }) => answerValue(answers, item) === 'accepted' && detailOf(answers, item, 'taken-at') === null,
  );
  if (waiting.length === 0) return [];
  const today = civilDateOf(at);
  const to = later(addCivilDays(civilDateOf(arrivedAt), SAMPLES_BY_DAY), today);
  return [
    owed(from, { kind: 'blood-borne-virus', reason: 'Sample for blood-borne virus tests', from: today, to }),
  ];
}

/** As the second stage itself: by the end of day 7 (arrival is day 0), or today where that has passed. */
const SAMPLES_BY_DAY = 7;

/** The date itself, for everybody who plans; and its planning at once where it is near. */
function release(from: WrittenFrom): Written[] {
  const binding = from.pack.records.followUp?.release;
  if (binding === undefined) return [];
  const { answers, at, stay } = from;
  const date =
    answerValue(answers, binding.item) === 'yes'
      ? textIn(detailOf(answers, binding.item, binding.field), 10)
      : null;
  if (date === null) return [];
  const planned: Written = {
    type: 'planned-date',
    id: derivedId.plannedRelease(stay),
    values: {
      stay,
      kind: 'release',
      date,
      from: null,
      to: null,
      source: 'second-stage assessment',
      note: null,
      state: 'expected',
    },
  };
  const today = civilDateOf(at);
  const near =
    DateTime.fromISO(today, { zone: CIVIL_ZONE }).plus({ months: binding.months }).toISODate() ?? today;
  if (date < today || date > near) return [planned];
  const reason = `Release planning: release on ${shownDate(date)}`;
  return [planned, owed(from, { kind: 'pre-release', reason, from: today, to: date })];
}

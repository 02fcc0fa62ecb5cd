/** Doses given and due, from courses with a schedule and from rows of other vaccines; a dose still due is an appointment, too. */
import { DateTime } from 'luxon';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { CourseBinding, ScheduledDose } from '../../../../../shared/clinical/pack/follow-up-bindings.ts';
import { CIVIL_ZONE, civilDateOf, endOfCivilDay } from '../../../../../shared/followup/clock.ts';
import { derivedId, plainKey } from '../../common/ids.ts';
import { asText } from '../../common/read.ts';
import { answerValue, detailOf, rowsOf, textIn } from '../../reception/signing/answer-parts.ts';
import type { Written, WrittenFrom } from './written.ts';

const SOURCE = 'second-stage assessment';
/** What a vaccination record holds. */
const MOST_DOSES = 10;

interface Dose {
  readonly vaccine: string;
  readonly dose: number;
  readonly dueOn: string | null;
  readonly givenOn: string | null;
  readonly batch: string | null;
  readonly state: 'given' | 'due' | 'declined';
}

export function vaccinations(from: WrittenFrom): Written[] {
  const courses = from.pack.records.followUp?.courses ?? [];
  return [
    ...courses.flatMap((course) => courseOf(course, from)),
    ...others(from).map((dose) => vaccination(from, dose)),
  ];
}

function vaccination({ patient }: WrittenFrom, dose: Dose): Written {
  const id = derivedId.vaccination(patient, dose.vaccine, dose.dose);
  return { type: 'vaccination', id, values: { ...dose, source: SOURCE } };
}

function courseOf(course: CourseBinding, from: WrittenFrom): Written[] {
  const { answers, at, stay } = from;
  const { item, vaccine, schedule } = course;
  const answer = answerValue(answers, item);
  const blank = { vaccine, dueOn: null, givenOn: null, batch: null };
  if (answer === 'declined') return [vaccination(from, { ...blank, dose: 1, state: 'declined' })];
  const given = new Map(rowsOf(answers, item, 'doses').map((row) => [Number(asText(row['dose'])), row]));
  const firstOn = textIn(detailOf(answers, item, 'first-on'), 10);
  const runs = answer === 'accepted' || answer === 'under-way';
  if (!runs && answer !== 'complete') return [];
  return schedule.flatMap((step): Written[] => {
    const row = given.get(step.dose);
    const dueOn = runs && firstOn !== null ? dueDate(firstOn, step) : null;
    if (row !== undefined) {
      const [givenOn, batch] = [textIn(row['on'], 10), textIn(row['batch'], 60)];
      return [vaccination(from, { vaccine, dose: step.dose, dueOn, givenOn, batch, state: 'given' })];
    }
    if (dueOn === null) return [];
    const today = civilDateOf(at);
    const targetDate = dueOn < today ? today : dueOn;
    const appointment: Written = {
      type: 'appointment',
      id: derivedId.appointment(stay, `${course.appointment}-${step.dose}`),
      values: {
        kind: course.appointment,
        stay,
        reason: `${vaccine} vaccine, dose ${step.dose}`,
        notBefore: dueOn,
        targetDate,
        dueBy: endOfCivilDay(targetDate),
        ...unplaced,
      },
    };
    return [vaccination(from, { ...blank, dose: step.dose, dueOn, state: 'due' }), appointment];
  });
}

/** What a new appointment says where nothing is known. */
export const unplaced: Readonly<Record<string, Json>> = {
  minutes: null,
  staffGender: null,
  sooner: [],
  state: 'to-book',
};

/** Civil days or months after the first dose; the last day of a shorter month. */
function dueDate(firstOn: string, { days = 0, months = 0 }: ScheduledDose): string | null {
  return DateTime.fromISO(firstOn, { zone: CIVIL_ZONE }).plus({ days, months }).toISODate();
}

/** The n-th row of the same vaccine is its n-th dose. */
function others({ pack, answers }: WrittenFrom): Dose[] {
  const binding = pack.records.followUp?.vaccines;
  if (binding === undefined || answerValue(answers, binding.item) !== 'yes') return [];
  const column = pack.items
    .find((each) => each.id === binding.item)
    ?.details.find((each) => each.id === binding.rows)
    ?.columns?.find((each) => each.id === 'vaccine');
  const seen = new Map<string, number>();
  return rowsOf(answers, binding.item, binding.rows).flatMap((row): Dose[] => {
    const vaccine = column?.options?.find((option) => option.id === row['vaccine'])?.label;
    const state = asText(row['state']);
    if (vaccine === undefined || (state !== 'given' && state !== 'due' && state !== 'declined')) return [];
    const dose = (seen.get(plainKey(vaccine)) ?? 0) + 1;
    seen.set(plainKey(vaccine), dose);
    if (dose > MOST_DOSES) return [];
    const on = textIn(row['on'], 10);
    return [
      {
        vaccine,
        dose,
        dueOn: state === 'due' ? on : null,
        givenOn: state === 'given' ? on : null,
        batch: textIn(row['batch'], 60),
        state,
      },
    ];
  });
}

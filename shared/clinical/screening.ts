/**
 * Which national screening programmes would invite this person today, with the reason: eligible, not, or not known. "Not
 * known" is never "not": a missing date of birth, a sex that is not recorded or a criterion nobody has checked leaves it open.
 */
import { DateTime } from 'luxon';
import { ageInYears, shownDate } from './civil-time.ts';
import type { Condition } from './pack/conditions.ts';
import type { ScreeningProgramme } from './pack/worked-out.ts';
import type { ScreeningPerson } from './state.ts';

export type Eligibility = 'eligible' | 'not-eligible' | 'unknown';

export interface ProgrammeResult {
  readonly id: string;
  readonly title: string;
  readonly state: Eligibility;
  /** Why, ready to show: what rules it out; else what is not known; else what makes it so. Never empty. */
  readonly reasons: readonly string[];
  readonly source: string;
  readonly signOff: 'signed-off' | 'awaiting';
}

type Verdict = { readonly state: Eligibility; readonly reason: string };

const yes = (reason: string): Verdict => ({ state: 'eligible', reason });
const no = (reason: string): Verdict => ({ state: 'not-eligible', reason });
const open = (reason: string): Verdict => ({ state: 'unknown', reason });

/** One programme for one person. `now`: ISO instant; `holds` evaluates a condition of the pack. */
export function eligibility(
  programme: ScreeningProgramme,
  person: ScreeningPerson,
  now: string,
  holds: (condition: Condition) => boolean,
): ProgrammeResult {
  const verdicts = [
    ...(programme.sex === undefined ? [] : [bySex(programme.sex, person)]),
    ...(programme.ages === undefined ? [] : [byAge(programme.ages, person, now)]),
    ...(programme.reaches === undefined ? [] : [byYear(programme.reaches, person, now)]),
    ...(programme.needs ?? []).map(({ met, unmet, words }) => {
      if (holds(met)) return yes(words);
      return holds(unmet) ? no(`no ${words}`) : open(`not known yet: ${words}`);
    }),
    ...(programme.unverified === undefined ? [] : [open(programme.unverified)]),
  ];
  const state =
    (['not-eligible', 'unknown'] as const).find((each) =>
      verdicts.some((verdict) => verdict.state === each),
    ) ?? 'eligible';
  return {
    id: programme.id,
    title: programme.title,
    state,
    reasons: verdicts.filter((verdict) => verdict.state === state).map(({ reason }) => reason),
    source: programme.source.reference,
    signOff: programme.signOff,
  };
}

const genders = {
  female: ['', 'female', 'woman', 'f'],
  male: ['', 'male', 'man', 'm'],
} as const;

function bySex(wanted: 'female' | 'male', { sex, gender }: ScreeningPerson): Verdict {
  if (sex !== 'female' && sex !== 'male') return open('sex is not recorded: ask the person');
  const said = gender?.trim().toLowerCase() ?? '';
  if (!(genders[sex] as readonly string[]).includes(said)) {
    return open('recorded sex and gender differ: ask the person which screening applies');
  }
  return sex === wanted ? yes(`recorded as ${sex}`) : no(`recorded as ${sex}`);
}

function byAge(
  { from, to }: NonNullable<ScreeningProgramme['ages']>,
  { dateOfBirth }: ScreeningPerson,
  now: string,
): Verdict {
  const age = ageInYears(dateOfBirth, now);
  const range = to === undefined ? `from ${from}` : `from ${from} to ${to}`;
  if (age === null) return open(`date of birth not known; invited ${range}`);
  const words = `aged ${age}; invited ${range}`;
  return age >= from && (to === undefined || age <= to) ? yes(words) : no(words);
}

function byYear(
  { age, yearFrom }: NonNullable<ScreeningProgramme['reaches']>,
  { dateOfBirth }: ScreeningPerson,
  now: string,
): Verdict {
  const wanted = `invited in the screening year in which ${age} is reached`;
  if (dateOfBirth === null || ageInYears(dateOfBirth, now) === null) {
    return open(`date of birth not known; ${wanted}`);
  }
  const today = DateTime.fromISO(now, { zone: 'Europe/London' });
  const [month = 1, day = 1] = yearFrom.split('-').map(Number);
  const thisYear = today.set({ month, day }).startOf('day');
  const start = thisYear > today ? thisYear.minus({ years: 1 }) : thisYear;
  const end = start.plus({ years: 1 });
  const reached = DateTime.fromISO(dateOfBirth, { zone: 'Europe/London' }).plus({ years: age });
  const last = shownDate(end.minus({ days: 1 }).toISODate());
  const words = `${age} on ${shownDate(reached.toISODate())}; this screening year runs to ${last}`;
  return reached >= start && reached < end ? yes(words) : no(`${words}; ${wanted}`);
}

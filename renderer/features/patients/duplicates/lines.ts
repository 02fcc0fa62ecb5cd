/** The same facts of two records in the same order, so that the eye can go across. */
import type { DuplicateView } from '../../../../shared/contract/patients.ts';
import { formatCivilDate, formatNhsNumber } from '../../../../shared/identity/index.ts';
import { showPartial } from '../../../components/history/HistoryLanes.tsx';
import { gender } from '../../../components/PatientBanner.tsx';
import { sourceWord } from '../../../components/SourceMark.tsx';
import { civilDay, showInstant } from '../../../components/time.ts';

type Side = DuplicateView['sides'][number];

export interface Line {
  readonly label: string;
  readonly values: readonly (readonly string[])[];
  /** Facts of which two different ones speak against one person; the rest is only told. */
  readonly compared: boolean;
}

const STAYS_SHOWN = 4;
const HISTORY_SHOWN = 8;
/** What must not be lost below the end of a short list comes first. */
const gravest = ['allergy', 'acct', 'self-harm', 'critical-medicine', 'alert', 'medicine'];

/** A fact both have, and not the same one. */
export function differs({ compared, values }: Line): boolean {
  const [one = [], other = []] = values;
  return compared && one.length > 0 && other.length > 0 && plain(one) !== plain(other);
}

const plain = (parts: readonly string[]): string => parts.join(' ').trim().toLowerCase();
const known = (text: string | null): string[] => (text === null || text === '' ? [] : [text]);

export function linesOf(one: Side, other: Side): Line[] {
  const line = (label: string, of: (side: Side) => string[], compared = true): Line => ({
    label,
    values: [of(one), of(other)],
    compared,
  });
  const lines = [
    line('Surname', ({ person }) => known(person.surname)),
    line('Forenames', ({ person }) => known(person.forenames)),
    line('Also known as', ({ person }) => [...person.aliases], false),
    line('Born', ({ person }) => known(person.dateOfBirth).map(formatCivilDate)),
    line('Sex', ({ person }) => known(person.sex).map((sex) => gender(null, sex))),
    line('NHS No.', ({ person }) => known(person.nhsNumber).map(formatNhsNumber)),
    line('Prison No.', ({ person }) => known(person.prisonNumber)),
    line('PNC', ({ person }) => known(person.pncNumber)),
    line('CRO', ({ person }) => known(person.croNumber)),
    line('Address', ({ person }) => (person.noFixedAbode ? ['No fixed abode'] : known(person.address))),
    line('Joined with', ({ joinedWith }) => joinedWith, false),
    line('Stays', ({ stays }) => atMost(stays.map(stayLine), STAYS_SHOWN), false),
    line(
      'From the record',
      ({ history }) => atMost(gravestFirst(history).map(historyLine), HISTORY_SHOWN),
      false,
    ),
    line(
      'Recorded',
      ({ recorded }) => [`${showInstant(recorded.at)} by ${recorded.by}, ${recorded.place}`],
      false,
    ),
  ];
  // A line that neither has says nothing about these two.
  return lines.filter(({ values }) => values.some((value) => value.length > 0));
}

function stayLine({ arrivedAt, departedAt, source, fromLocation, elsewhere }: Side['stays'][number]): string {
  const from = formatCivilDate(civilDay(arrivedAt));
  const open = elsewhere === undefined ? 'here now' : 'not said to have left';
  const until = departedAt === null ? open : `to ${formatCivilDate(civilDay(departedAt))}`;
  const where = elsewhere === undefined ? [] : [`at ${elsewhere}`];
  return [`${from} ${until}`, ...where, sourceWord(source), fromLocation].filter(Boolean).join(', ');
}

function gravestFirst(history: Side['history']): Side['history'] {
  return history.toSorted((a, b) => gravest.indexOf(a.kind) - gravest.indexOf(b.kind));
}

function historyLine({ text, date }: Side['history'][number]): string {
  return date === null ? text : `${text}, ${showPartial(date)}`;
}

function atMost(lines: readonly string[], most: number): string[] {
  const all = [...new Set(lines)];
  return all.length <= most ? all : [...all.slice(0, most), `and ${all.length - most} more`];
}

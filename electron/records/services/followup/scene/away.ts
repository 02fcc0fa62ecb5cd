/** Days on which people here cannot be seen: court, a known move, hospital; and who is out now and expected back. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Away } from '../../../../../shared/followup/owed.ts';
import { addCivilDays, civilDateOf, civilDaysFrom } from '../../../../../shared/followup/clock.ts';
import { minuteOf, shownDay, timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { isAbsence } from '../../departures/returned.ts';
import { memoryOf } from './memory.ts';
import type { PersonHere } from './people-here.ts';

export interface AwayHere extends Away {
  readonly id: string;
  readonly kind: string;
  /** Of somebody who is out now and not back: since which instant; null otherwise. */
  readonly since: string | null;
}

const words: Readonly<Record<string, string>> = {
  court: 'at court',
  release: 'expected to be released',
  transfer: 'expected to be transferred',
  hospital: 'at hospital',
  other: 'away',
};

/** More days than this of somebody who is still out are on no screen. */
const MOST_DAYS_OUT = 60;

/** `today`: civil date, up to which somebody who is out is away. From tomorrow on they are expected back. */
export function awayOf(store: ReadableStore, people: readonly PersonHere[], today: string): AwayHere[] {
  const byStay = new Map(people.flatMap((here) => here.stays.map(({ stayId }) => [stayId, here] as const)));
  const { away } = memoryOf(store);
  away.round();
  const out = store.recordsAmong('departure', 'stay', [...byStay.keys()]).flatMap((record) => {
    const here = byStay.get(textOf(record, 'stay') ?? '');
    // One for each record of the person: that of the stay speaks for all of them.
    const speaks = here?.stays.some(({ patientId }) => patientId === record.patient) ?? false;
    if (here === undefined || !speaks || !isAbsence(record)) return [];
    return away.of(record.id, [record, here, today], () => outIn(record, here, today));
  });
  const planned = store.recordsAmong('planned-date', 'stay', [...byStay.keys()]).flatMap((record) => {
    const patientId = byStay.get(textOf(record, 'stay') ?? '')?.person.patientId;
    const expected = textOf(record, 'state') !== 'withdrawn';
    if (patientId === undefined || !expected) return [];
    return away.of(record.id, [record, patientId], () => [awayIn(record, patientId)]);
  });
  return [...planned, ...out];
}

/** Every day on which somebody was out, or still is; whoever was received again here since is back. */
function outIn(record: FoldedRecord, here: PersonHere, today: string): AwayHere[] {
  const left = textOf(record, 'at') ?? '';
  const received = here.stays.find(({ arrivedMs }) => arrivedMs > Date.parse(left));
  const back =
    textOf(record, 'returnedAt') ??
    (received === undefined ? null : new Date(received.arrivedMs).toISOString());
  const [first, last] = [civilDateOf(left), back === null ? today : civilDateOf(back)];
  const days = Math.max(0, civilDaysFrom(first, last));
  const kind = textOf(record, 'kind') ?? 'other';
  const time = (instant: string): string => timeOf(wallTimeOf(instant).minute);
  return Array.from({ length: Math.min(days, MOST_DAYS_OUT) + 1 }, (_, before) => {
    const date = addCivilDays(last, -before);
    return {
      id: record.id,
      kind,
      patientId: here.person.patientId,
      date,
      from: date === first ? time(left) : null,
      to: back !== null && date === last ? time(back) : null,
      words: words[kind] ?? 'away',
      forGood: false,
      since: back === null ? left : null,
    };
  });
}

/** Who is out now, in words: "At hospital since 22-Nov-2026 14:05"; null of somebody who is here. */
export function outNow(away: readonly AwayHere[]): string | null {
  const out = away.find(({ since }) => since !== null);
  if (out?.since == null) return null;
  const said = `${out.words.charAt(0).toUpperCase()}${out.words.slice(1)}`;
  return `${said} since ${shownDay(civilDateOf(out.since))} ${timeOf(wallTimeOf(out.since).minute)}`;
}

function awayIn(record: FoldedRecord, patientId: string): AwayHere {
  const kind = textOf(record, 'kind') ?? 'other';
  return {
    id: record.id,
    kind,
    patientId,
    date: textOf(record, 'date') ?? '',
    from: textOf(record, 'from'),
    to: textOf(record, 'to'),
    words: words[kind] ?? 'away',
    forGood: kind === 'release' || kind === 'transfer',
    since: null,
  };
}

/** What takes somebody away during these minutes, in a sentence; null where nothing does. */
export function awaySentence(
  away: readonly Away[],
  { date, start, minutes }: { date: string; start: string; minutes: number },
): string | null {
  const from = minuteOf(start);
  for (const day of away) {
    const begins = day.from === null ? 0 : minuteOf(day.from);
    const ends = day.to === null || day.forGood ? 24 * 60 : minuteOf(day.to);
    const gone = day.forGood && day.date < date;
    const overlaps = day.date === date && begins < from + minutes && ends > from;
    if (gone || overlaps) return `The person is ${day.words} on ${shownDay(day.date)}.`;
  }
  return null;
}

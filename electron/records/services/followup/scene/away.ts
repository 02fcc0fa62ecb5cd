/** Days on which people here cannot be seen: court, a known move, hospital. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Away } from '../../../../../shared/followup/owed.ts';
import { minuteOf, shownDay } from '../../../../../shared/followup/wall-time.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import type { PersonHere } from './people-here.ts';

export interface AwayHere extends Away {
  readonly id: string;
  readonly kind: string;
}

const words: Readonly<Record<string, string>> = {
  court: 'at court',
  release: 'expected to be released',
  transfer: 'expected to be transferred',
  hospital: 'at hospital',
  other: 'away',
};

export function awayOf(store: ReadableStore, people: readonly PersonHere[]): AwayHere[] {
  const byStay = new Map(
    people.flatMap((here) => here.stays.map(({ stayId }) => [stayId, here.person.patientId] as const)),
  );
  return store.recordsAmong('planned-date', 'stay', [...byStay.keys()]).flatMap((record) => {
    const patientId = byStay.get(textOf(record, 'stay') ?? '');
    const expected = textOf(record, 'state') !== 'withdrawn';
    return patientId === undefined || !expected ? [] : [awayIn(record, patientId)];
  });
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

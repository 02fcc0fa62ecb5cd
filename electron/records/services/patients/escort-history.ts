/** What escort records said about self-harm: a marker does not lapse because a new stay has begun. */
import type { ReadableStore } from '../../store/store.ts';
import { clinicalEscort, mergedEscort } from '../common/escort.ts';
import { textOf } from '../common/read.ts';
import { escortSays, escortWords } from '../../../../shared/clinical/per.ts';
import type { HistoryItem } from './history.ts';
import { escortRecordsOf, staysOf } from './stays.ts';

const markers: Readonly<Record<string, string>> = {
  'history-of-self-harm': 'Escort record: history of self-harm',
  'indication-of-self-harm-or-suicide': 'Escort record: indication of self-harm or suicide',
};

/** Self-harm markers of every stay of these records but the one being assessed. */
export function earlierEscortHistory(
  store: ReadableStore,
  people: readonly string[],
  exceptStay: string | null,
): HistoryItem[] {
  return staysOf(store, people)
    .filter((stay) => stay.id !== exceptStay)
    .flatMap((stay) => {
      const records = escortRecordsOf(store, stay.id, textOf(stay, 'arrival'));
      const answers = clinicalEscort(mergedEscort(records));
      const here = textOf(stay, 'departedAt') === null;
      const date = (textOf(records[0], 'recordedAt') ?? textOf(stay, 'arrivedAt'))?.slice(0, 10) ?? null;
      return Object.entries(markers)
        .filter(([key]) => escortSays(answers, key, ['yes']))
        .map(([key, text]): HistoryItem => {
          const more = [key, `${key}-details`, `${key}-method`]
            .map((each) => escortWords(answers, each).replace(/^yes:?\s*/i, ''))
            .filter((words) => words !== '');
          return {
            kind: 'self-harm',
            text: [text, ...new Set(more)].join(', '),
            date,
            source: here ? 'escort record of this stay' : 'escort record of an earlier stay',
            current: here,
            critical: null,
          };
        });
    });
}

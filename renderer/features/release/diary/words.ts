/** Words of the diary. */
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { showBriefly } from '../../../components/time.ts';
import type { DiaryRow } from './types.ts';

export function peopleWords(count: number): string {
  if (count === 0) return 'Nobody';
  return count === 1 ? '1 person' : `${count} people`;
}

/** What is awkward about a day, in a word or two; the sentence stands at the head of the day. */
export function flagWord(flag: string): string {
  switch (flag) {
    case 'friday':
      return 'Friday';
    case 'weekend':
      return 'Weekend';
    case 'bank-holiday':
      return 'Bank holiday';
    case 'before-bank-holiday':
      return 'Before bank holiday';
    default:
      return 'Holidays not known';
  }
}

/** Which pack there is to print. */
export function packWords({ packNumber, readyAt }: DiaryRow, now: number): { pack: string; stands: boolean } {
  const at = readyAt === null ? null : showBriefly(readyAt, now);
  if (packNumber === null)
    return at === null
      ? { pack: 'No pack stands', stands: false }
      : { pack: `Ready pack of ${at}`, stands: true };
  const released = `Pack ${packNumber} released`;
  return { pack: at === null ? `${released}, no ready pack` : `${released}, ready pack ${at}`, stands: true };
}

export function weekWords(from: string, to: string): string {
  return `${formatCivilDate(from)} to ${formatCivilDate(to)}`;
}

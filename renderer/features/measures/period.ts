/** The period that measures are asked of: the last weeks, until somebody types another. */
import { addDays, formatCivilDate } from '../../../shared/identity/index.ts';
import { readDate } from '../../components/DateField.tsx';
import { today } from '../../components/time.ts';
import { useDraft } from '../../session/draft.ts';

const TWELVE_WEEKS = 83;

/** A period as it is typed. */
export interface TypedPeriod {
  from: string;
  to: string;
}

/** Civil dates, both days included. */
export interface Period {
  from: string;
  to: string;
}

/**
 * @param draft what keeps the typed period while somebody is on another page
 * @param days from its first day to today
 */
export function usePeriod(draft: string, days = TWELVE_WEEKS) {
  const [typed, setTyped] = useDraft<TypedPeriod>(draft, {
    from: formatCivilDate(addDays(today(), -days)),
    to: formatCivilDate(today()),
  });
  const from = readDate(typed.from, 'other');
  const to = readDate(typed.to, 'other');
  /** Null while what is typed is none. */
  const period: Period | null =
    from.kind === 'date' && to.kind === 'date' && from.iso <= to.iso ? { from: from.iso, to: to.iso } : null;
  return { period, typed, setTyped, asked: period ?? { from: today(), to: today() } };
}

/** Where somebody who is not here was last, in one line. */
import type { AwayView } from '../../shared/contract/views.ts';
import { formatCivilDate } from '../../shared/identity/index.ts';
import { civilDay } from './time.ts';

/** "Left on 20-Nov-2026, to HMP Norwich", "At HMP Norwich", "Left HMP Norwich on 20-Nov-2026". */
export function awayWords({ place, leftAt, kind, to }: AwayView): string {
  if (leftAt === null) return `At ${place ?? 'another establishment'}`;
  const left = `Left${place === null ? '' : ` ${place}`} on ${formatCivilDate(civilDay(leftAt))}`;
  if (to !== null) return `${left}, to ${to}`;
  return kind === 'release' ? `${left}, released` : left;
}

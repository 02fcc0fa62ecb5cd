/** What the invented people said at reception. */
import type { Json } from '../../shared/changes/change.ts';

/** A few answers of reception, so that a second stage has something to carry over; by the stay's own id, the same each time. */
export function receptionAnswers(stay: string): Record<string, Json> {
  const some = (of: number): boolean => stay.charCodeAt(0) % of === 0;
  const said = (yes: boolean, detail?: Record<string, Json>): Json =>
    yes && detail !== undefined ? { value: 'yes', detail } : { value: yes ? 'yes' : 'no' };
  return {
    pack: 'first-stage-adult',
    packVersion: '1.0.0',
    answers: {
      'q4-asthma': said(some(3)),
      'q4-diabetes': said(some(4), { detail: 'Type 2, tablets', insulin: 'no' }),
      'q4-epilepsy': said(false),
      'q13-alcohol': said(some(2), { 'units-per-day': 6, 'units-last-week': 30, seizures: 'no' }),
      'q19-hopeless': said(false),
      'q19-thoughts': said(false),
    },
    decisions: {},
    tools: {},
    actions: [],
    contradictions: [],
  };
}

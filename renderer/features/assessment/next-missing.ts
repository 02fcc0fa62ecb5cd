/** The next thing that still needs an answer, after where the cursor is. */
import type { ContentPack, Evaluation, Missing } from '../../../shared/clinical/index.ts';
import { placeOfMissing, SIGNATURE } from './sections.ts';

export interface Stop {
  readonly place: string;
  /** Said to a screen reader. */
  readonly words: string;
}

/**
 * Questions and details in the order of the form, round and round; then what has to be decided or dealt with; then the
 * signature.
 * @param here id of the question that the cursor is in, or null
 */
export function nextMissing(pack: ContentPack, evaluation: Evaluation, here: string | null): Stop {
  const { items } = evaluation.readyToSign;
  const order = [...pack.items, ...pack.decisions].map((item) => item.id);
  const current = here === null ? -1 : order.indexOf(here);
  const asked = items.filter(({ kind }) => kind !== 'action' && kind !== 'contradiction');
  const left = new Set(asked.map(({ id }) => id)).size;
  const next = asked.find(({ id }) => order.indexOf(id) > current) ?? asked[0];
  if (next !== undefined) return stop(pack, next, `${left} ${left === 1 ? 'question' : 'questions'} left.`);
  const owed = items[0];
  if (owed !== undefined) return stop(pack, owed, `${items.length} to decide or deal with.`);
  return { place: SIGNATURE, words: 'Nothing is missing. Sign the assessment.' };
}

function stop(pack: ContentPack, missing: Missing, left: string): Stop {
  return { place: placeOfMissing(pack, missing), words: `${missing.sentence} ${left}` };
}

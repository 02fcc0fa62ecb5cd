/** The foot of every page: which version of what, and which copy. In a neutral edition nothing of a release. */
import type { PackDocument } from '../../../shared/release/document.ts';
import { showInstant } from '../../components/time.ts';
import { printedState } from '../sheets/SheetPages.tsx';
import { unbroken } from './Table.tsx';

/** @param copy number of this copy; null where none is made, as in a preview */
export function footWords(document: PackDocument, copy: number | null): string {
  const { released, neutral, composedAt, dataState, title } = document;
  if (released === null)
    return unbroken(`${title}. Draft of ${showInstant(composedAt)}: not to be handed to anybody.`);
  const version = `${title}, version ${released.number}, ${showInstant(released.at)}`;
  const by = neutral ? '' : `, released by ${released.by}`;
  // The first one is the original.
  const which = copy === null || copy < 2 ? '' : ` Copy ${copy}.`;
  const state = dataState === null ? '' : ` ${printedState(dataState)}.`;
  return unbroken(`${version}${by}.${which}${state}`);
}

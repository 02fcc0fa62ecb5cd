import { doubleMetaphone } from 'double-metaphone';

/**
 * How a folded name sounds: one or two Double Metaphone codes (L. Philips, "The Double Metaphone Search Algorithm",
 * 2000). A name the method cannot sound out (Arabic script, a name of vowels only) stands for itself, so that it is
 * still compared, letter for letter.
 */
export function soundsOf(folded: string): string[] {
  const [first, second] = doubleMetaphone(folded);
  // One code letter is shared by far too many names to mean anything.
  if (first.length < 2) return [folded];
  return first === second || second.length < 2 ? [first] : [first, second];
}

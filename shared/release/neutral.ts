/**
 * What announces a prison, found in the text of a neutral edition: its pages, its properties, its file name and its envelope page
 * (release-and-standards.md §1.4). The same scan looks at documents before release and at the text of produced PDFs in tests.
 */
import type { NeutralRules } from './edition-content.ts';

export interface NeutralFinding {
  /** What was found, as it stands in the text. */
  readonly found: string;
  readonly means: string;
  /** A few words around it. */
  readonly around: string;
}

export interface NeutralText {
  readonly text: string;
  /** True where the text is a name or an address, in which some words may stand: 12 Court Lane. */
  readonly isName: boolean;
}

const AROUND = 24;

export function findTelling(rules: NeutralRules, texts: readonly NeutralText[]): NeutralFinding[] {
  const matchers = [
    ...rules.words.map(({ word, inNames }) => ({
      pattern: wholeWord(word),
      means: `the word “${word}”`,
      inNames,
    })),
    ...rules.patterns.map(({ pattern, means }) => ({
      pattern: new RegExp(pattern, 'giu'),
      means,
      inNames: false,
    })),
  ];
  return texts.flatMap(({ text, isName }) => {
    const plain = text.normalize('NFKC').replace(/[\u00AD\u200B-\u200D\u2060]/gu, '');
    return matchers
      .filter(({ inNames }) => !(isName && inNames))
      .flatMap(({ pattern, means }) =>
        [...plain.matchAll(pattern)].map((match) => ({
          found: match[0],
          means,
          around: plain
            .slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND)
            .trim(),
        })),
      );
  });
}

/** The words of the phrase with any blanks between them, not as part of a longer word. */
function wholeWord(phrase: string): RegExp {
  const escaped = phrase
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu');
}

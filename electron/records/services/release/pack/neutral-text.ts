/** What a composed document says, piece by piece, for the scan of neutral editions and for what the PDF of one is looked through for. */
import type { DocumentSection, PackDocument } from '../../../../../shared/release/document.ts';
import type { NeutralRules } from '../../../../../shared/release/edition-content.ts';
import { findTelling, type NeutralText } from '../../../../../shared/release/neutral.ts';
import { asText } from '../../common/read.ts';
import { nameFields } from './values.ts';

export interface Problem {
  readonly section: string | null;
  readonly words: string;
}

/** Every piece of text of one section; names and addresses stand apart, because some words may stand in them. */
export function textsOf(section: DocumentSection): NeutralText[] {
  const names = section.facts.flatMap((row) =>
    nameFields.map((field) => asText(row[field])).filter((name) => name !== ''),
  );
  // The longest first: a short name may be part of a long one.
  const longest = names.toSorted((a, b) => b.length - a.length);
  const { title, gap, entries, table, lines, advice } = section;
  const cells = [
    ...entries.flatMap(({ label, value }) => [label, value]),
    ...(table === null ? [] : [...table.columns, ...table.rows.flat()]),
  ];
  const texts = [title, gap ?? '', ...cells, ...lines, ...advice];
  return [
    ...names.map((text) => ({ text, isName: true })),
    ...texts
      .map((text) => longest.reduce((rest, name) => rest.replaceAll(name, ' · '), text))
      .map((text) => ({ text, isName: false })),
  ];
}

/** Empty for an edition that may say where it comes from. */
export function tellingProblems(rules: NeutralRules, document: PackDocument): Problem[] {
  if (!document.neutral) return [];
  const head: NeutralText[] = [
    { text: document.title, isName: false },
    { text: document.subject.name, isName: true },
    { text: document.sender.name, isName: true },
    { text: document.sender.role, isName: false },
    { text: document.sender.organisation, isName: true },
  ];
  const words = (section: string | null, title: string, texts: readonly NeutralText[]): Problem[] =>
    findTelling(rules, texts).map(({ means, around }) => ({
      section,
      words: `${title}: ${means} tells where the person was: “${around}”. Write it another way.`,
    }));
  const found = [
    ...words(null, 'Head of the page', head),
    ...document.sections.flatMap((section) => words(section.id, section.title, textsOf(section))),
  ];
  return [...new Map(found.map((problem) => [problem.words, problem])).values()];
}

/** The copy that the person keeps: large type, one idea a line, and each part on one page where it fits. */
import type { ReactNode } from 'react';
import type { DocumentSection, PackDocument } from '../../../shared/release/document.ts';
import { piecesOf } from '../acct/blocks.tsx';
import type { PackBlock } from './block.ts';
import styles from './Pack.module.css';
import { unbroken } from './Table.tsx';

/** A part with more lines than this is cut between them; in large type a page has about thirty. */
const TOGETHER = 14;

export function easyBlocks({ sections }: PackDocument): PackBlock[] {
  return sections.flatMap(sectionBlocks);
}

function sectionBlocks(section: DocumentSection): PackBlock[] {
  const { id, title } = section;
  const lines = linesOf(section);
  const title2 = <h2 className={styles['easyHeading']}>{title}</h2>;
  const length = lines.reduce((sum, { words }) => sum + Math.ceil(words.length / 48), 0);
  if (length <= TOGETHER) {
    const node = (
      <section>
        {title2}
        {lines.map((line) => (
          <Line key={line.key} words={line.words} kind={line.kind} />
        ))}
      </section>
    );
    return [{ key: id, node, keepWithNext: false }];
  }
  return [
    { key: id, node: title2, keepWithNext: true },
    ...lines.map((line) => ({
      key: `${id}-${line.key}`,
      node: <Line words={line.words} kind={line.kind} />,
      keepWithNext: false,
      atTop: (
        <>
          <p className={styles['easyContinued']}>{title}, continued</p>
          <Line words={line.words} kind={line.kind} />
        </>
      ),
    })),
  ];
}

interface EasyLine {
  key: string;
  words: string;
  kind: 'line' | 'gap' | 'advice' | 'begins';
}

/** Words for patients where the content has them; else what is known, a value a line. */
function linesOf({ state, gap, lines, entries, table, advice }: DocumentSection): EasyLine[] {
  const line = (kind: EasyLine['kind']) => (words: string, at: number) => ({
    key: `${kind}-${at}`,
    words,
    kind,
  });
  const values =
    lines.length > 0
      ? lines.map(line('line'))
      : [
          ...entries.map(({ label, value }) => `${label}: ${value}`).map(line('line')),
          ...(table === null ? [] : rowLines(table)),
        ];
  return [
    // "You told us that you have no allergies" is an answer, no gap.
    ...(gap === null ? [] : [line(state === 'none-recorded' ? 'line' : 'gap')(gap, 0)]),
    ...values.flatMap((each) =>
      piecesOf(each.words).map((words, piece) => ({ ...each, key: `${each.key}-${piece}`, words })),
    ),
    ...advice.map(line('advice')),
  ];
}

/** A line for each value of a row; the first value begins the row. */
function rowLines({ columns, rows }: NonNullable<DocumentSection['table']>): EasyLine[] {
  return rows.flatMap((row, number) =>
    row.flatMap((value, at) =>
      value.trim() === ''
        ? []
        : [
            {
              key: `row-${number}-${at}`,
              words: at === 0 ? value : `${columns[at] ?? ''}: ${value}`,
              kind: at === 0 ? ('begins' as const) : ('line' as const),
            },
          ],
    ),
  );
}

function Line({ words, kind }: Omit<EasyLine, 'key'>) {
  const line = (
    <p className={styles['easyLine']} data-kind={kind} dir="auto">
      {labelled(unbroken(words))}
    </p>
  );
  return kind === 'gap' ? <div className={styles['easyGap']}>{line}</div> : line;
}

const QUESTIONS = /^(Who|When|Where|Phone|Bring|Date|Next|Next dose|First day|Days): (.+)$/s;

/** `Phone: 020 …` with its question in bold. */
function labelled(words: string): ReactNode {
  const [, label, rest] = QUESTIONS.exec(words) ?? [];
  if (label === undefined || rest === undefined) return words;
  return (
    <>
      <b>{label}:</b> <bdi>{rest}</bdi>
    </>
  );
}

/** An edition for staff in blocks: under its record-standard headings, what is not arranged first, values and tables, gaps in words. */
import type { ReactNode } from 'react';
import type { DocumentSection, PackDocument } from '../../../shared/release/document.ts';
import type { PackBlock } from './block.ts';
import { entriesOf, tableOf, type PackTable } from './columns.ts';
import styles from './Pack.module.css';
import { Table } from './Table.tsx';

export type Headings = readonly { id: string; title: string }[];

/** Sections of one heading stand together, in the order in which the headings first come. */
export function packBlocks(document: PackDocument, headings: Headings): PackBlock[] {
  const groups = new Map<string, { title: string; sections: DocumentSection[] }>();
  for (const section of document.sections) {
    // A heading that this build does not know any more: the section's own title, as it was frozen.
    const title = headings.find(({ id }) => id === section.heading)?.title ?? section.title;
    const group = groups.get(title) ?? { title, sections: [] };
    group.sections.push(section);
    groups.set(title, group);
  }
  return [...notArranged(document), ...[...groups.values()].flatMap(groupBlocks)];
}

function notArranged({ sections }: PackDocument): PackBlock[] {
  const gaps = sections.filter(({ state }) => state === 'gap');
  if (gaps.length === 0) return [];
  return [
    heading(
      'gaps',
      gaps.length === 1 ? 'One thing is not arranged' : `${gaps.length} things are not arranged`,
    ),
    ...gaps.map(({ id, title, gap }) =>
      plain(
        `gaps-${id}`,
        <p className={styles['gapLine']} dir="auto">
          <b>{title}.</b> {gap}
        </p>,
      ),
    ),
  ];
}

function groupBlocks({ title, sections }: { title: string; sections: DocumentSection[] }): PackBlock[] {
  return [
    heading(`h-${title}`, title),
    ...sections.flatMap((section) => sectionBlocks(section, sections.length === 1 ? title : null)),
  ];
}

/** @param alone the heading, where it holds this section only: then it is not said twice */
function sectionBlocks(section: DocumentSection, alone: string | null): PackBlock[] {
  const { id, state, gap, entries, table, lines, advice } = section;
  const title = alone ?? section.title;
  const own = alone === null ? [subheading(id, title)] : [];
  const said = [
    ...(state === 'in-progress' ? [inProgress(id)] : []),
    ...(gap === null ? [] : [plain(`${id}-gap`, <Gap words={gap} isGap={state === 'gap'} />)]),
    ...rowBlocks(`${id}-entries`, title, entriesOf(entries)),
    ...(table === null ? [] : rowBlocks(`${id}-table`, title, tableOf(table))),
    ...[...lines, ...advice].map((line, at) =>
      plain(
        `${id}-line-${at}`,
        <p className={styles['line']} dir="auto">
          {line}
        </p>,
      ),
    ),
  ];
  return [...own, ...said];
}

function rowBlocks(key: string, title: string, table: PackTable): PackBlock[] {
  if (table.rows.length === 0) return [];
  const continued = `${title}, continued`;
  const titled = table.columns.some((column) => column.title !== '');
  const head: PackBlock = {
    key: `${key}-heads`,
    node: <Table table={table} rows={[]} heads atTop={false} />,
    keepWithNext: true,
    row: { table, row: null, continued },
  };
  const rows = table.rows.map((row, at): PackBlock => ({
    key: `${key}-${at}`,
    node: <Table table={table} rows={[row]} heads={false} atTop={false} />,
    atTop: (
      <>
        <Continued words={continued} />
        <Table table={table} rows={[row]} heads atTop />
      </>
    ),
    keepWithNext: false,
    row: { table, row, continued },
  }));
  return titled ? [head, ...rows] : rows;
}

/** What one page holds: rows of one table that follow each other are drawn as one table. */
export function drawPage(blocks: readonly PackBlock[], indices: readonly number[]): ReactNode {
  const parts: ReactNode[] = [];
  for (let at = 0; at < indices.length;) {
    const block = blocks[indices[at] ?? -1];
    if (block === undefined) break;
    const { row } = block;
    if (row === undefined) {
      parts.push(<div key={block.key}>{at === 0 ? (block.atTop ?? block.node) : block.node}</div>);
      at += 1;
      continue;
    }
    const run = runOf(blocks, indices, at);
    const goesOn = at === 0 && row.row !== null && run.begun;
    parts.push(
      <div key={block.key}>
        {goesOn ? <Continued words={row.continued} /> : null}
        <Table table={row.table} rows={run.rows} heads={row.row === null || at === 0} atTop={goesOn} />
      </div>,
    );
    at += run.length;
  }
  return parts;
}

function runOf(blocks: readonly PackBlock[], indices: readonly number[], from: number) {
  const first = blocks[indices[from] ?? -1];
  const run = indices
    .slice(from)
    .map((index) => blocks[index])
    .map((block) => (block?.row?.table === first?.row?.table ? block : undefined));
  const end = run.indexOf(undefined);
  const held = run.slice(0, end === -1 ? run.length : end);
  return {
    length: held.length,
    rows: held.flatMap((block) => (block?.row?.row == null ? [] : [block.row.row])),
    begun: first?.row?.row !== first?.row?.table.rows[0],
  };
}

function Gap({ words, isGap }: { words: string; isGap: boolean }) {
  return (
    <p className={styles['gap']} data-gap={isGap || undefined} dir="auto">
      {isGap ? <b>Gap. </b> : null}
      {words}
    </p>
  );
}

function Continued({ words }: { words: string }) {
  return <p className={styles['continued']}>{words}</p>;
}

const heading = (key: string, words: string): PackBlock => ({
  key,
  node: <h2 className={styles['heading']}>{words}</h2>,
  keepWithNext: true,
});

const subheading = (id: string, words: string): PackBlock => ({
  key: `${id}-title`,
  node: <h3 className={styles['subheading']}>{words}</h3>,
  keepWithNext: true,
});

const inProgress = (id: string): PackBlock => ({
  key: `${id}-state`,
  node: <p className={styles['line']}>In progress: not finished yet.</p>,
  keepWithNext: true,
});

const plain = (key: string, node: ReactNode): PackBlock => ({ key, node, keepWithNext: false });

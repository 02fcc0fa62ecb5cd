/** The content in blocks that are never cut by the end of a page. A long text is cut between its sentences. */
import type { AcctSheet } from '../../../shared/contract/acct-views.ts';
import { showInstant } from '../../components/time.ts';
import type { Block } from '../sheets/block.ts';
import styles from './Acct.module.css';

/** About five lines of a page: short enough to fill it to its foot, long enough to be read as a paragraph. */
const LONGEST = 480;

/** @param what a sheet goes into the ACCT document; a handover goes with the person */
export function acctBlocks(sheet: AcctSheet, what: 'sheet' | 'handover'): Block[] {
  const lines = sheet.lines
    .map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs.flatMap((text) => text.split(/\n+/)).filter((text) => text.trim() !== ''),
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
  return [...lines.flatMap(blocksOf), what === 'sheet' ? signature(sheet) : receipt(sheet)];
}

function blocksOf({ heading, paragraphs }: AcctSheet['lines'][number], at: number): Block[] {
  const pieces = paragraphs.flatMap((text) =>
    piecesOf(text).map((words, piece) => ({ words, begins: piece === 0 })),
  );
  return [
    { key: `heading-${at}`, node: <h2 className={styles['heading']}>{heading}</h2>, keepWithNext: true },
    ...pieces.map(({ words, begins }, piece) => ({
      key: `text-${at}-${piece}`,
      node: <Words words={words} begins={begins} />,
      ...(piece === 0
        ? {}
        : {
            atTop: (
              <>
                <h2 className={styles['heading']}>{heading}, continued</h2>
                <Words words={words} begins={begins} />
              </>
            ),
          }),
      keepWithNext: false,
    })),
  ];
}

function Words({ words, begins }: { words: string; begins: boolean }) {
  return (
    <p className={styles['words']} data-begins={begins || undefined} dir="auto">
      {words}
    </p>
  );
}

/** A paragraph in pieces that end with a sentence; a sentence that is longer than a piece is cut between words. Never inside "2.5 mg". */
export function piecesOf(text: string): string[] {
  const sentences = text.trim().split(/(?<=[.!?؟]["”’)]?)\s+/);
  return gathered(
    sentences.flatMap((sentence) =>
      sentence.length <= LONGEST ? [sentence] : gathered(sentence.split(/\s+/)),
    ),
  );
}

function gathered(parts: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + part.length >= LONGEST) pieces.push(part);
    else pieces[pieces.length - 1] = `${last} ${part}`;
  }
  return pieces;
}

const SHARED = 'This page holds only what may be shared. Ask healthcare about anything else, at any hour.';

function signature({ signedBy, signedAt }: AcctSheet): Block {
  return {
    key: 'signature',
    node: (
      <div className={styles['signature']}>
        <p>
          {signedAt === null ? (
            'Not signed.'
          ) : (
            <>
              Signed by <strong>{signedBy}</strong>, {showInstant(signedAt)}.
            </>
          )}{' '}
          {SHARED}
        </p>
        <p className={styles['copied']}>
          <span>Put into the ACCT document by (initials)</span>
          <span>Date and time</span>
        </p>
      </div>
    ),
    keepWithNext: false,
  };
}

/** Nobody signs a summary: it says whose the last signed input is, and leaves room for who takes it. */
function receipt({ signedBy, signedAt }: AcctSheet): Block {
  return {
    key: 'receipt',
    node: (
      <div className={styles['signature']}>
        <p>
          {signedAt === null
            ? 'No health input is signed yet.'
            : `Last health input signed by ${signedBy}, ${showInstant(signedAt)}.`}{' '}
          {SHARED}
        </p>
        <p className={styles['copied']}>
          <span>Taken by (name and post)</span>
          <span>Date and time</span>
        </p>
      </div>
    ),
    keepWithNext: false,
  };
}

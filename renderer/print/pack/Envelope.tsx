/**
 * The page that goes on an envelope or in its window: to whom, and that it is private. It says nothing of the person unless it is
 * addressed to them, or is carried sealed; and nothing of where it comes from but the provider's name.
 */
import { useLayoutEffect } from 'react';
import type { PackDocument } from '../../../shared/release/document.ts';
import styles from './Envelope.module.css';
import { Name } from './PackHead.tsx';

export interface EnvelopeTo {
  readonly name: string;
  readonly address: string | null;
}

interface EnvelopeProps {
  document: PackDocument;
  to: EnvelopeTo;
  /** "Private and confidential". */
  title: string;
  onDrawn?: () => void;
}

export function Envelope({ document, to, title, onDrawn }: EnvelopeProps) {
  useLayoutEffect(() => onDrawn?.(), [onDrawn]);
  const { edition, subject, sender, neutral } = document;
  const sealed = edition === 'sealed' || edition === 'escort';
  return (
    <article className={styles['page']} aria-label="Envelope page">
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['to']} dir="auto">
        <b>{to.name}</b>
        {to.address === null ? null : <span>{to.address}</span>}
      </p>
      {sealed ? (
        <div className={styles['sealed']}>
          <p>Confidential medical information. To be opened by healthcare staff only.</p>
          <p>
            About <Name name={subject.name} />, born {subject.born ?? 'not known'}.
          </p>
        </div>
      ) : null}
      {neutral ? <p className={styles['from']}>If undelivered, return to {sender.organisation}.</p> : null}
    </article>
  );
}

/** The frame of every screen: banner of the open patient, the work, and at right what the work obliges. */
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { BannerView } from '../../shared/contract/views.ts';
import { RecordArriving } from './arriving/RecordArriving.tsx';
import styles from './PageFrame.module.css';
import { PatientBanner } from './PatientBanner.tsx';

interface PageFrameProps {
  title: string;
  /** Hides the title from sight where the banner already says what this is about; it is still read out. */
  titleHidden?: boolean;
  /** Buttons at the right of the title. */
  tools?: ReactNode;
  banner?: BannerView | undefined;
  /** What the work obliges. It folds to a line of its own below 1200 px and never covers the work. */
  obliges?: { heading: string; count?: number; content: ReactNode } | undefined;
  /** The work scrolls below the banner by itself, as it does beside what it obliges: for a form with a list that stays in sight. */
  ownScroll?: boolean;
  children: ReactNode;
}

export function PageFrame({
  title,
  titleHidden,
  tools,
  banner,
  obliges,
  ownScroll,
  children,
}: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Throughcare`;
  }, [title]);
  return (
    <div className={styles['page']}>
      {banner === undefined ? null : <PatientBanner banner={banner} />}
      {banner?.arriving === true ? <RecordArriving /> : null}
      <div
        className={styles['columns']}
        data-obliges={obliges === undefined ? undefined : true}
        data-own-scroll={ownScroll || undefined}
      >
        <section className={styles['work']} aria-labelledby="page-title">
          <div className={styles['head']} data-hidden={titleHidden || undefined}>
            <h1 id="page-title" ref={heading} tabIndex={-1} className={styles['title']}>
              {title}
            </h1>
            {tools === undefined ? null : <div className={styles['tools']}>{tools}</div>}
          </div>
          {children}
        </section>
        {obliges === undefined ? null : <Obliges {...obliges} />}
      </div>
    </div>
  );
}

function Obliges({ heading, count, content }: NonNullable<PageFrameProps['obliges']>) {
  const [open, setOpen] = useState(false);
  const title = count === undefined ? heading : `${heading} (${count})`;
  return (
    <aside className={styles['obliges']} aria-label={heading} data-open={open || undefined}>
      <UnstyledButton className={styles['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}{' '}
        {title}
      </UnstyledButton>
      <h2 className={styles['obligesTitle']}>{title}</h2>
      <div className={styles['obligesContent']}>{content}</div>
    </aside>
  );
}

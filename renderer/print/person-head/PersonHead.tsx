/** The head of a printed page about one person: whose paper it is on the first page, and again on every later one. */
import type { ReactNode } from 'react';
import { formatCivilDate, titleCase } from '../../../shared/identity/index.ts';
import styles from './PersonHead.module.css';

interface Named {
  surname: string;
  forenames: string;
}

interface HeadProps {
  establishment: string;
  /** What kind of paper it is. */
  title: string;
  person: Named;
}

/** @param factsStyle the class that gives the facts their columns */
export function FirstPageHead({
  factsStyle,
  children,
  ...head
}: HeadProps & { factsStyle: string | undefined; children: ReactNode }) {
  return (
    <header className={styles['head']}>
      <Title {...head} />
      <h1 className={styles['name']}>
        <Name person={head.person} />
      </h1>
      <dl className={`${styles['facts']} ${factsStyle ?? ''}`}>{children}</dl>
    </header>
  );
}

export function LaterPageHead({ children, ...head }: HeadProps & { children: ReactNode }) {
  return (
    <header className={styles['head']}>
      <Title {...head} />
      <p className={styles['again']}>
        <strong>
          <Name person={head.person} />
        </strong>{' '}
        {children}
      </p>
    </header>
  );
}

export function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function bornOf(dateOfBirth: string | null): string {
  return dateOfBirth === null ? 'not known' : formatCivilDate(dateOfBirth);
}

function Title({ establishment, title }: Omit<HeadProps, 'person'>) {
  return (
    <div className={styles['title']}>
      <span>{establishment}</span>
      <strong>{title}</strong>
    </div>
  );
}

/** Family name in capitals first; each part keeps its own direction, so that two scripts stay in the order of the line. */
function Name({ person: { surname, forenames } }: { person: Named }) {
  return (
    <span>
      <bdi>{surname.toUpperCase()}</bdi>
      {surname === '' || forenames === '' ? '' : ', '}
      <bdi>{titleCase(forenames)}</bdi>
    </span>
  );
}

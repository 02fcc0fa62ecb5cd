/** What stands at the head and the foot of every page of a list. */
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { showDay, showInstant } from '../../components/time.ts';
import type { Sheets } from './blocks.tsx';
import styles from './List.module.css';

export function Head({ list, continued = false }: { list: Sheets; continued?: boolean }) {
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <span>{list.establishment}</span>
        <span>{showDay(list.date)}</span>
      </div>
      {continued ? (
        <p className={styles['again']}>{list.title}, continued</p>
      ) : (
        <h1 className={styles['name']}>{list.title}</h1>
      )}
    </header>
  );
}

interface FootProps {
  list: Sheets;
  page: number;
  of: number;
}

export function Foot({ list, page, of }: FootProps) {
  return (
    <footer className={styles['foot']}>
      <span>
        Printed {showInstant(list.printedAt)}. {shownState(list.dataState)}.{' '}
        {list.forOfficers
          ? 'For the staff who move people.'
          : 'Confidential: for healthcare staff. Not to leave healthcare.'}
      </span>
      <span className={styles['page']}>
        Page {page} of {of}
      </span>
    </footer>
  );
}

/** Dates inside the sentence as every other date on the page; the full stop is the page's own. */
function shownState(sentence: string): string {
  return sentence.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => formatCivilDate(date)).replace(/\.$/, '');
}

/** What stands at the head of every page of a list. */
import { showDay } from '../../components/time.ts';
import type { Sheets } from './blocks.tsx';
import styles from './List.module.css';

export function Head({ list, continued }: { list: Sheets; continued: boolean }) {
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

/** What left healthcare: told, printed, copied to the ACCT document, handed over. */
import { Text, Title } from '@mantine/core';
import type { AcctNarrative } from '../../../../shared/contract/acct-views.ts';
import { showInstant } from '../../../components/time.ts';
import { sharedHow } from '../words.ts';
import styles from './Acct.module.css';

export function SharedList({ shared }: { shared: AcctNarrative['shared'] }) {
  return (
    <section>
      <Title order={4}>What was shared</Title>
      {shared.length === 0 ? (
        <Text c="dimmed">Nothing is recorded as shared.</Text>
      ) : (
        <ul className={styles['list']}>
          {shared.map(({ id, how, what, withWhom, at, initials, by }) => (
            <li key={id} className={styles['line']}>
              <div className={styles['what']}>
                <b>
                  {sharedHow(how)} {showInstant(at)}
                </b>
                : {what}
                <div className={styles['small']}>
                  {withWhom}
                  {initials === null ? '' : ` · initials ${initials}`} · recorded by {by}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

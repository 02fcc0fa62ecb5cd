/** The recovery words on one sheet of paper. They come in the address of a window that is gone when the sheet is printed. */
import { useEffect } from 'react';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { QrCode } from '../../components/qr/QrCode.tsx';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import { civilDay } from '../../components/time.ts';
import styles from './RecoveryWords.module.css';

export function RecoveryWordsPages({ words, onDrawn }: { words: string; onDrawn: () => void }) {
  const session = useChannel('session.state', {});
  const state = session.data;
  useEffect(() => {
    if (state !== undefined) onDrawn();
  }, [state, onDrawn]);
  if (state === undefined) return <FailureNotice error={session.error} />;
  return (
    <article className={styles['sheet']}>
      <h1>Recovery words of a Throughcare workstation</h1>
      <p>
        <b>{state.workstation ?? 'This workstation'}</b>, {state.establishment?.name ?? 'no establishment'}.
        Made on {formatCivilDate(civilDay(state.now))}.
      </p>
      <ol className={styles['words']}>
        {words.split('-').map((group, at) => (
          <li key={`${at} ${group}`}>{group}</li>
        ))}
      </ol>
      <div className={styles['beside']}>
        <QrCode text={words} label="The recovery words as a QR code" side="52mm" />
        <div>
          <p>
            <b>Whoever holds this paper and the computer has every record on it.</b> Keep it locked away like
            the key to the drug cupboard, not beside the computer, and write down who takes it out.
          </p>
          <p>
            It is for the day when every password is forgotten or the computer’s keychain was reset: on the
            sign-in page choose “Use the recovery words”. New words are made then, and these are worth
            nothing.
          </p>
          <p>Try them twice a year on the page Workstation: that changes nothing.</p>
        </div>
      </div>
      <p>Locked away by ______________________ on ______________ at ______________________</p>
    </article>
  );
}

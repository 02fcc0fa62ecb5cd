/** What stands at the head of every page: whose paper it is. On later pages it is for the eye; a reader has heard it on the first. */
import type { PackDocument } from '../../../shared/release/document.ts';
import { Fact } from '../person-head/PersonHead.tsx';
import styles from './Pack.module.css';

export function PackHead({ document, continued }: { document: PackDocument; continued: boolean }) {
  const { title, subject, sender, easyRead } = document;
  const size = easyRead ? 'large' : undefined;
  if (continued) {
    return (
      <div className={styles['head']} data-size={size} aria-hidden>
        <div className={styles['top']}>
          <b>
            <Name name={subject.name} />
          </b>
          <span>{title}, continued</span>
        </div>
        {easyRead ? null : (
          <div>
            Born {subject.born ?? 'not known'}, NHS number {subject.nhsNumber ?? 'not known'}
          </div>
        )}
      </div>
    );
  }
  return (
    <header className={styles['head']} data-size={size}>
      <div className={styles['top']}>
        <span dir="auto">{sender.organisation}</span>
      </div>
      <h1 className={styles['title']} dir="auto">
        {title}
      </h1>
      <p className={styles['name']}>
        <Name name={subject.name} />
      </p>
      <dl className={styles['facts']}>
        <Fact label="Born" value={subject.born ?? 'Not known'} />
        <Fact label="NHS number" value={subject.nhsNumber ?? 'Not known'} />
        <Fact label={easyRead ? 'This is from' : 'Sent by'} value={sender.name} />
        {easyRead ? null : <Fact label="Role" value={sender.role} />}
        <Fact label="Phone" value={sender.phone ?? 'Not known'} />
      </dl>
    </header>
  );
}

/** `SURNAME, Forenames`, each part in its own direction. */
export function Name({ name }: { name: string }) {
  const [surname = '', ...forenames] = name.split(', ');
  return (
    <span>
      <bdi>{surname}</bdi>
      {forenames.length === 0 ? null : (
        <>
          , <bdi>{forenames.join(', ')}</bdi>
        </>
      )}
    </span>
  );
}

/** What stands at the head of every page: whose paper it is. On later pages it is for the eye; a reader has heard it on the first. */
import type { PackDocument } from '../../../shared/release/document.ts';
import { Fact } from '../person-head/PersonHead.tsx';
import styles from './Pack.module.css';

export function PackHead({ document, continued }: { document: PackDocument; continued: boolean }) {
  const { title, subject, sender, easyRead } = document;
  const size = easyRead ? 'large' : undefined;
  const told = tellsNumber(document);
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
            Born {subject.born ?? 'not known'}
            {told ? `, NHS number ${subject.nhsNumber ?? 'not known'}` : null}
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
        {told ? <Fact label="NHS number" value={subject.nhsNumber ?? 'Not known'} /> : null}
        <Fact label={easyRead ? 'This is from' : 'Sent by'} value={sender.name} />
        {easyRead ? null : <Fact label="Role" value={sender.role} />}
        {sender.phone === null ? null : <Fact label="Phone" value={sender.phone} />}
      </dl>
    </header>
  );
}

/** What an edition does not hold is not "not known". */
function tellsNumber({ edition, subject }: PackDocument): boolean {
  return subject.nhsNumber !== null || (edition !== 'escort' && edition !== 'partner');
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

/** What stands at the head of every page. */
import { formatCivilDate, titleCase } from '../../../shared/identity/index.ts';
import type { AcctSheet } from '../../../shared/contract/acct-views.ts';
import { stateWord } from '../../features/acct/words.ts';
import styles from './Acct.module.css';

export function AcctHead({ sheet, continued }: { sheet: AcctSheet; continued: boolean }) {
  const { person, title, establishment, logNumber, state } = sheet;
  const born = person.dateOfBirth === null ? 'not known' : formatCivilDate(person.dateOfBirth);
  const number = person.prisonNumber ?? 'not known';
  const line = (
    <div className={styles['title']}>
      <span>{establishment}</span>
      <strong>
        {title}
        {continued ? ', continued' : ''}
      </strong>
    </div>
  );
  if (continued) {
    return (
      <header className={styles['head']}>
        {line}
        <p className={styles['again']}>
          <strong>
            <Name person={person} />
          </strong>{' '}
          Born {born}, prison number {number}
          {logNumber === null ? '' : `, ACCT log ${logNumber}`}
        </p>
      </header>
    );
  }
  const place = [person.wing, person.cell].filter((each) => each !== null && each !== '').join(', ');
  return (
    <header className={styles['head']}>
      {line}
      <h1 className={styles['name']}>
        <Name person={person} />
      </h1>
      <dl className={styles['facts']}>
        <Fact label="Born" value={born} />
        <Fact label="Prison number" value={number} />
        <Fact label="Location" value={place === '' ? 'not known' : place} />
        <Fact label="ACCT log number" value={logNumber ?? 'not known'} />
        <Fact label="ACCT" value={stateWord(state)} />
      </dl>
    </header>
  );
}

/** Family name in capitals first; each part keeps its own direction, so that two scripts stay in the order of the line. */
function Name({ person: { surname, forenames } }: Pick<AcctSheet, 'person'>) {
  return (
    <span>
      <bdi>{surname.toUpperCase()}</bdi>
      {surname === '' || forenames === '' ? '' : ', '}
      <bdi>{titleCase(forenames)}</bdi>
    </span>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What stands at the head of every page. */
import type { AcctSheet } from '../../../shared/contract/acct-views.ts';
import { stateWord } from '../../features/acct/words.ts';
import { bornOf, Fact, FirstPageHead, LaterPageHead } from '../person-head/PersonHead.tsx';
import styles from './Acct.module.css';

export function AcctHead({ sheet, continued }: { sheet: AcctSheet; continued: boolean }) {
  const { person, title, establishment, logNumber, state } = sheet;
  const born = bornOf(person.dateOfBirth);
  const number = person.prisonNumber ?? 'not known';
  if (continued) {
    return (
      <LaterPageHead establishment={establishment} title={`${title}, continued`} person={person}>
        Born {born}, prison number {number}
        {logNumber === null ? '' : `, ACCT log ${logNumber}`}
      </LaterPageHead>
    );
  }
  const place = [person.wing, person.cell].filter((each) => each !== null && each !== '').join(', ');
  return (
    <FirstPageHead establishment={establishment} title={title} person={person} factsStyle={styles['facts']}>
      <Fact label="Born" value={born} />
      <Fact label="Prison number" value={number} />
      <Fact label="Location" value={place === '' ? 'not known' : place} />
      <Fact label="ACCT log number" value={logNumber ?? 'not known'} />
      <Fact label="ACCT" value={stateWord(state)} />
    </FirstPageHead>
  );
}

/** The ACCTs behind one number. */
import { Text } from '@mantine/core';
import { useChannel } from '../../../bridge/queries.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { livesAt, personFacts, personName } from '../../followup/words.ts';
import styles from '../../measures/Measures.module.css';

/** Which number: a measure and the part of it, as `acct.measured` takes them. */
export interface Behind {
  measure: string;
  part: string;
  title: string;
}

interface AcctsDialogProps {
  period: { from: string; to: string };
  behind: Behind;
  onClose: () => void;
}

export function AcctsDialog({ period, behind: { title, ...asked }, onClose }: AcctsDialogProps) {
  const accts = useChannel('acct.measured', { ...period, ...asked });
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <Loaded query={accts} what="the ACCTs">
        {(all) =>
          all.length === 0 ? (
            <Text>None.</Text>
          ) : (
            <ul className={styles['people']}>
              {all.map(({ acctId, person, openedAt, says }) => (
                <li key={`${acctId} ${says}`}>
                  {person === null ? (
                    <div>Record still arriving</div>
                  ) : (
                    <a href={toFragment({ area: 'patient', patientId: person.patientId, tab: 'acct' })}>
                      <bdi>{personName(person)}</bdi>
                    </a>
                  )}
                  <div className={styles['small']}>
                    {person === null ? '' : `${personFacts(person)} · ${livesAt(person)} · `}ACCT opened{' '}
                    {showInstant(openedAt)}
                  </div>
                  <div>{says}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}

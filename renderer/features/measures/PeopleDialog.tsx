/** The people behind one number. */
import { Text } from '@mantine/core';
import { useChannel } from '../../bridge/queries.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Loaded } from '../../components/Status.tsx';
import { showInstant } from '../../components/time.ts';
import { toFragment } from '../../navigation/route.ts';
import { livesAt, personFacts, personName } from '../followup/words.ts';
import styles from './Measures.module.css';
import type { Period } from './period.ts';
import type { MeasureName, MeasurePart } from './types.ts';

/** Which number. */
export interface Behind {
  measure: MeasureName;
  part: MeasurePart;
  group: string | null;
  /** One wing of missed appointments; left out for all. */
  wing?: string;
  /** A part of the period of the page, where the number is of one. */
  period?: Period;
  title: string;
}

interface PeopleDialogProps {
  period: Period;
  behind: Behind;
  onClose: () => void;
}

export function PeopleDialog({ period: whole, behind, onClose }: PeopleDialogProps) {
  const { title, period = whole, ...asked } = behind;
  const people = useChannel('followup.measured', { ...period, ...asked });
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <Loaded query={people} what="the people">
        {({ people: all }) =>
          all.length === 0 ? (
            <Text>Nobody.</Text>
          ) : (
            <ul className={styles['people']}>
              {all.map(({ person, arrivedAt, words }) => (
                <li key={`${person.stayId} ${words}`}>
                  <a href={toFragment({ area: 'patient', patientId: person.patientId })}>
                    <bdi>{personName(person)}</bdi>
                  </a>
                  <div className={styles['small']}>
                    {personFacts(person)} · {livesAt(person)} · arrived {showInstant(arrivedAt)}
                  </div>
                  <div>{words}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}

/** The people behind one number. */
import { Text } from '@mantine/core';
import { useChannel } from '../../bridge/queries.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Loaded } from '../../components/Status.tsx';
import { showInstant } from '../../components/time.ts';
import { BehindList } from './BehindList.tsx';
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
            <BehindList
              lines={all.map(({ person, arrivedAt, words }) => ({
                key: `${person.stayId} ${words}`,
                person,
                since: `arrived ${showInstant(arrivedAt)}`,
                words,
              }))}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

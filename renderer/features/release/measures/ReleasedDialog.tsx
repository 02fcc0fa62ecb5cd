/** Who was released and is behind one number. */
import { Text } from '@mantine/core';
import { useChannel } from '../../../bridge/queries.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { BehindList } from '../../measures/BehindList.tsx';
import type { Period } from '../../measures/period.ts';
import type { Behind } from './types.ts';

interface ReleasedDialogProps {
  period: Period;
  behind: Behind;
  onClose: () => void;
}

export function ReleasedDialog({ period, behind: { title, ...asked }, onClose }: ReleasedDialogProps) {
  const released = useChannel('release.measured', { ...period, ...asked });
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <Loaded query={released} what="the people">
        {({ people }) =>
          people.length === 0 ? (
            <Text>Nobody.</Text>
          ) : (
            <BehindList
              tab="release"
              lines={people.map(({ person, leftAt, words }) => ({
                key: person.stayId,
                person,
                since: `left ${showInstant(leftAt)}`,
                words,
              }))}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

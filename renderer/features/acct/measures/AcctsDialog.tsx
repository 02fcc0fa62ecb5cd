/** The ACCTs behind one number. */
import { Text } from '@mantine/core';
import { useChannel } from '../../../bridge/queries.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { BehindList } from '../../measures/BehindList.tsx';

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
            <BehindList
              tab="acct"
              lines={all.map(({ acctId, person, openedAt, says }) => ({
                key: `${acctId} ${says}`,
                person,
                since: `ACCT opened ${showInstant(openedAt)}`,
                words: says,
              }))}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

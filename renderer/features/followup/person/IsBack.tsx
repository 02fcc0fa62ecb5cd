/** Somebody who was at court or in hospital is back: recorded at once, with the time of now, and taken back as quickly. */
import { Button } from '@mantine/core';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { showTime } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { useReread } from '../useReread.ts';
import { personName } from '../words.ts';
import type { Did } from '../../../components/useActing.ts';

export function IsBack({ person, did }: { person: ListedPerson; did: Did }) {
  const may = useMay('departures.returned');
  const save = useCommand('departures.returned');
  const reread = useReread();
  if (!may) return null;
  const { stayId } = person;
  const send = () => {
    const at = new Date().toISOString();
    save.mutate(
      { stayId, at },
      {
        onSuccess: () => {
          reread();
          did([`${personName(person)} is back since ${showTime(at)}.`], async () => {
            await call('departures.returned', { stayId, at: null });
            reread();
          });
        },
      },
    );
  };
  return (
    <>
      <Button size="compact-sm" loading={save.isPending} onClick={send}>
        Is back
      </Button>
      <FailureNotice error={save.error} />
    </>
  );
}

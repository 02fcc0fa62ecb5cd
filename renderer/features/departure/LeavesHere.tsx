/** On the page of somebody who is here: records that they leave. */
import { Button } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/patients.ts';
import { plainName } from '../../../shared/identity/index.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { DepartureDialog } from './DepartureDialog.tsx';

export function LeavesHere({ banner: { stay, person } }: { banner: PatientView['banner'] }) {
  const [open, setOpen] = useState(false);
  const may = useMay('departures.record');
  if (!may || stay === null) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDoorExit size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Record that this person leaves
      </Button>
      {open ? (
        <DepartureDialog stayId={stay.id} name={plainName(person)} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

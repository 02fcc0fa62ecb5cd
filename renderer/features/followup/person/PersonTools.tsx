/** What is said about one person: where they live, a day away, something else that is owed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { AwayDialog } from './AwayDialog.tsx';
import type { Did } from '../../../components/useActing.ts';
import { IsBack } from './IsBack.tsx';
import { CellDialog } from './CellDialog.tsx';
import { OweDialog } from './OweDialog.tsx';

type Opened = 'cell' | 'away' | 'owe' | null;

interface PersonToolsProps {
  person: ListedPerson;
  /** Whether they are at court or in hospital and not back. */
  isOut: boolean;
  did: Did;
}

export function PersonTools({ person, isOut, did }: PersonToolsProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const may = {
    cell: useMay('followup.cell'),
    away: useMay('followup.plannedDate'),
    owe: useMay('followup.owe'),
  };
  const close = () => setOpened(null);
  return (
    <>
      {isOut ? <IsBack person={person} did={did} /> : null}
      {may.cell ? (
        <Button size="compact-sm" variant="default" onClick={() => setOpened('cell')}>
          Cell
        </Button>
      ) : null}
      {may.away ? (
        <Button size="compact-sm" variant="default" onClick={() => setOpened('away')}>
          Away on a day
        </Button>
      ) : null}
      {may.owe ? (
        <Button size="compact-sm" variant="default" onClick={() => setOpened('owe')}>
          Owe something else
        </Button>
      ) : null}
      {opened === 'cell' ? <CellDialog person={person} did={did} onClose={close} /> : null}
      {opened === 'away' ? <AwayDialog person={person} did={did} onClose={close} /> : null}
      {opened === 'owe' ? <OweDialog person={person} did={did} onClose={close} /> : null}
    </>
  );
}

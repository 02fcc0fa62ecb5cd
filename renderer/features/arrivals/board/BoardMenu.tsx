/** Everything else that can be done with a row. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { plainName } from '../../../../shared/identity/index.ts';
import type { RovingProps } from '../../../components/useRovingRows.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { OpenDialog } from '../dialogs.ts';
import { useBoardSteps } from './useBoardSteps.ts';

export function BoardMenu({ row, open, roving }: { row: BoardRow; open: OpenDialog; roving: RovingProps }) {
  const items = useItems(row, open);
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={`More about ${plainName(row)}`} {...roving}>
          <IconDotsVertical size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, act }) => (
          <Menu.Item key={label} onClick={act}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useItems(row: BoardRow, open: OpenDialog): { label: string; act: () => void }[] {
  const steps = useBoardSteps(row);
  const clinician = useMay('reception.begin');
  const recordsLeaving = useMay('departures.record');
  const { arrivalId, stayId, patientId, signedId, stage } = row;
  const name = plainName(row);
  return [
    ...(patientId === null
      ? []
      : [{ label: 'Open the patient', act: () => navigate({ area: 'patient', patientId }) }]),
    ...(clinician && stage !== 'not-arrived' && (arrivalId !== null || stayId !== null)
      ? [{ label: 'Key in the escort record', act: () => open({ kind: 'escort', arrivalId, stayId, name }) }]
      : []),
    ...(clinician && arrivalId !== null && stage !== 'not-arrived'
      ? [{ label: 'History from another prison', act: () => open({ kind: 'history', arrivalId, name }) }]
      : []),
    ...(recordsLeaving && stayId !== null
      ? [{ label: 'Record that they leave', act: () => open({ kind: 'leaves', stayId, name }) }]
      : []),
    ...(clinician && stage === 'expected'
      ? [{ label: 'Did not arrive', act: () => steps.notArrived(false) }]
      : []),
    ...(signedId === null
      ? []
      : [{ label: 'Wing summary: see and print', act: () => navigate({ area: 'wing-summary', signedId }) }]),
    ...(clinician && signedId !== null ? [{ label: 'Correct the assessment', act: steps.correct }] : []),
  ];
}

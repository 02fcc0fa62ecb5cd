/** The one button of a row: what its stage calls for. */
import { Button } from '@mantine/core';
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { plainName } from '../../../../shared/identity/index.ts';
import type { RovingProps } from '../../../components/useRovingRows.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { OpenDialog } from '../dialogs.ts';
import { stages } from './stages.ts';
import { useBoardSteps } from './useBoardSteps.ts';

export function NextStep({ row, open, roving }: { row: BoardRow; open: OpenDialog; roving: RovingProps }) {
  const steps = useBoardSteps(row);
  const clinician = useMay('reception.begin');
  const look = stages.find(({ stage }) => stage === row.stage);
  const step = stepOf(row, steps, open);
  if (!clinician || look === undefined || step === null) return null;
  return (
    <Button
      size="xs"
      w={128}
      px={6}
      variant={look.owed ? 'filled' : 'default'}
      aria-label={`${look.next}: ${plainName(row)}`}
      // Not `disabled`: a button that vanishes from the keyboard while it works loses the focus.
      data-busy={steps.pending || undefined}
      onClick={() => (steps.pending ? undefined : step())}
      {...roving}
    >
      {look.next}
    </Button>
  );
}

function stepOf(
  row: BoardRow,
  steps: ReturnType<typeof useBoardSteps>,
  open: OpenDialog,
): (() => void) | null {
  const { arrivalId, assessmentId, signedId, stage } = row;
  switch (stage) {
    case 'expected':
      return arrivalId === null ? null : () => open({ kind: 'arrived', arrivalId });
    case 'here':
      return steps.begin;
    case 'in-screening':
    case 'incomplete':
      return assessmentId === null ? steps.begin : () => navigate({ area: 'assessment', assessmentId });
    case 'done':
      return signedId === null ? null : () => navigate({ area: 'signed', signedId });
    case 'not-arrived':
      return () => steps.notArrived(true);
  }
}

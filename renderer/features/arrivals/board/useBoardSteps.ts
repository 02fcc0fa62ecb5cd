/** What can be done with a row without opening a dialog. Failures are shown by the page, under the board's title. */
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { plainName } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useBoardFailure } from './board-failure.ts';

export function useBoardSteps(row: BoardRow) {
  const { fail } = useBoardFailure();
  const begin = useCommand('reception.begin', ['reception.board']);
  const correct = useCommand('reception.correct', ['reception.board']);
  const notArrived = useCommand('reception.notArrived', ['reception.board']);
  const { stayId, signedId, arrivalId } = row;
  const toAssessment = {
    onSuccess: ({ id }: { id: string }) => navigate({ area: 'assessment', assessmentId: id }),
    onError: fail,
  };
  return {
    pending: begin.isPending || correct.isPending || notArrived.isPending,
    /** Starts the assessment, or opens the one begun for this stay. */
    begin: () => (stayId === null ? undefined : begin.mutate({ stayId }, toAssessment)),
    correct: () => (signedId === null ? undefined : correct.mutate({ signedId }, toAssessment)),
    notArrived: (undo: boolean) => {
      if (arrivalId === null) return;
      const said = undo ? 'is expected again' : 'did not arrive';
      notArrived.mutate(
        { arrivalId, undo },
        { onSuccess: () => announce(`${plainName(row)} ${said}`), onError: fail },
      );
    },
  };
}

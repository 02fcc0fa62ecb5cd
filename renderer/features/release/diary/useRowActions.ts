/** What can be done with a person of the diary, for whoever is signed in. */
import { useMemo } from 'react';
import { plainName } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { call } from '../../../bridge/bridge.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay, useSession } from '../../../session/SessionContext.tsx';
import type { LeavesUnplanned } from '../day/unplanned/UnplannedDialog.tsx';
import type { RowActions } from './RowMenu.tsx';

type Did = (words: readonly string[], undo: (() => Promise<unknown>) | null) => void;

export function useRowActions(did: Did, leave: (leaving: LeavesUnplanned) => void): RowActions {
  const { me } = useSession();
  const mayLeave = useMay('release.unplanned');
  const mayPrint = useMay('release.readyPack');
  const mayCoordinate = useMay('release.coordinator');
  const { mutate } = useCommand('release.coordinator', ['release.diary', 'release.undated']);
  return useMemo(
    (): RowActions => ({
      me: me.id,
      open: ({ patientId }) => navigate({ area: 'patient', patientId, tab: 'release' }),
      ready: mayPrint ? ({ stayId }) => navigate({ area: 'ready-pack', stayId }) : null,
      handOver: ({ stayId }) => navigate({ area: 'release-day', stayId }),
      leave: mayLeave
        ? ({ stayId, patientId, ...person }, event) =>
            leave({ stayId, patientId, name: plainName(person), event })
        : null,
      coordinate: mayCoordinate
        ? ({ stayId, ...person }, was) => {
            const staffId = was === me.id ? null : me.id;
            const words =
              staffId === null
                ? `Nobody coordinates the release of ${plainName(person)} now.`
                : `You coordinate the release of ${plainName(person)}.`;
            mutate(
              { stayId, staffId },
              { onSuccess: () => did([words], () => call('release.coordinator', { stayId, staffId: was })) },
            );
          }
        : null,
    }),
    // `did` and `leave` are made anew at every drawing and do the same; the rows must not be drawn anew for them.
    // oxlint-disable-next-line react/exhaustive-deps
    [me.id, mayLeave, mayPrint, mayCoordinate],
  );
}

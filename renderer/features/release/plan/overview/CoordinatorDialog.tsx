/** Chooses who looks after the plan among the staff who may. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { releasePlanners } from '../../../../../shared/contract/release.ts';
import { call } from '../../../../bridge/bridge.ts';
import { useChannel } from '../../../../bridge/queries.ts';
import { Loaded } from '../../../../components/Status.tsx';
import { roleName } from '../../../../session/roles.ts';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';

export function CoordinatorDialog({ onClose }: { onClose: () => void }) {
  const {
    stayId,
    view: { coordinator },
  } = usePlan();
  const before = coordinator?.staffId ?? null;
  const staff = useChannel('administration.staff', {});
  const [chosen, setChosen] = useState(before ?? '');
  const act = usePlanAct(onClose);
  const send = () => {
    const name = staff.data?.find(({ id }) => id === chosen)?.name;
    act.run(async () => {
      await call('release.coordinator', { stayId, staffId: chosen === '' ? null : chosen });
      return {
        words: [
          name === undefined ? 'Nobody looks after this plan now.' : `${name} looks after this plan now.`,
        ],
        undo: () => call('release.coordinator', { stayId, staffId: before }),
      };
    });
  };
  return (
    <ActDialog
      title="Who looks after this plan"
      does="Save the coordinator"
      act={act}
      missing={[chosen === (before ?? '') && 'somebody else than now']}
      onSend={send}
      onClose={onClose}
    >
      <Loaded query={staff} what="the staff">
        {(all) => (
          <NativeSelect
            label="Coordinator"
            data={[
              { value: '', label: 'Nobody' },
              ...all
                .filter(
                  ({ id, active, role }) =>
                    id === before || (active && (releasePlanners as readonly string[]).includes(role)),
                )
                .map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleName(role)}` })),
            ]}
            value={chosen}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
          />
        )}
      </Loaded>
    </ActDialog>
  );
}

/** Medicines that go out: whether each is supplied long enough, and what is missing. */
import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Flag } from '../../../components/Flag.tsx';
import { Empty } from '../../../components/Status.tsx';
import styles from '../plan/Plan.module.css';
import { usePlan } from '../plan/plan-context.ts';
import { many } from '../plan/words.ts';
import { MedicineDialog } from './MedicineDialog.tsx';
import { MedicinesTable } from './MedicinesTable.tsx';
import { useTakeOver } from './useTakeOver.ts';

/** `null`: a new one. */
export type EditedMedicine = { medicine: ReleaseMedicineView | null };

export function MedicinesPart() {
  const { view, mayCare } = usePlan();
  const [onlyGaps, setOnlyGaps] = useState(false);
  const [edited, setEdited] = useState<EditedMedicine | null>(null);
  const taking = useTakeOver();
  const current = view.medicines.filter(({ state }) => state === 'current');
  const stopped = view.medicines.filter(({ state }) => state === 'stopped');
  const gaps = current.filter(({ verdict }) => verdict.level !== 'ok');
  const edit = mayCare ? (medicine: ReleaseMedicineView) => setEdited({ medicine }) : null;
  return (
    <section className={styles['card']} aria-labelledby="medicines">
      <div className={styles['head']}>
        <h4 id="medicines">Medicines that go out</h4>
        <Totals current={current} />
        {gaps.length > 0 && gaps.length < current.length ? (
          <Checkbox
            label="Only those with a gap"
            checked={onlyGaps}
            onChange={({ currentTarget: { checked } }) => setOnlyGaps(checked)}
          />
        ) : null}
      </div>
      {mayCare ? (
        <div className={styles['tools']}>
          <Button size="compact-sm" onClick={() => setEdited({ medicine: null })}>
            Add a medicine
          </Button>
          <Button size="compact-sm" variant="default" loading={taking.busy} onClick={taking.run}>
            List the current medicines of the record
          </Button>
        </div>
      ) : null}
      <FailureNotice error={taking.error} />
      {current.length === 0 ? (
        <Empty
          what="No medicine is listed."
          how="That is not the same as none: list the current medicines of the record, or add them."
        />
      ) : (
        <MedicinesTable label="Medicines that go out" medicines={onlyGaps ? gaps : current} onEdit={edit} />
      )}
      {stopped.length === 0 ? null : (
        <>
          <h4>Stopped here</h4>
          <MedicinesTable label="Medicines stopped here" medicines={stopped} onEdit={edit} />
        </>
      )}
      {edited === null ? null : <MedicineDialog medicine={edited.medicine} onClose={() => setEdited(null)} />}
    </section>
  );
}

function Totals({ current }: { current: readonly ReleaseMedicineView[] }) {
  const of = (level: string) => current.filter(({ verdict }) => verdict.level === level).length;
  const [red, amber] = [of('red'), of('amber')];
  const owed = current.filter(({ verdict }) => verdict.reasonMissing).length;
  if (current.length === 0) return null;
  return (
    <>
      {red === 0 ? null : (
        <Flag icon={IconAlertTriangle} tone="bad">
          {many(red, 'gap')}: fewer days than needed, or none, and no prescription
        </Flag>
      )}
      {amber === 0 ? null : (
        <Flag icon={IconAlertTriangle} tone="warn">
          {amber} with fewer days than usual
        </Flag>
      )}
      {red + amber === 0 ? (
        <Flag icon={IconCircleCheck} tone="good">
          All {current.length} supplied
        </Flag>
      ) : null}
      {owed === 0 ? null : <span>{many(owed, 'reason')} still to be written</span>}
    </>
  );
}

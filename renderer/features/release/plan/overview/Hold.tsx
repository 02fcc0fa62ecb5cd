/** Not to be moved to another prison for medical reasons. */
import { Button } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import { call } from '../../../../bridge/bridge.ts';
import { DateField, readDate } from '../../../../components/DateField.tsx';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { showDay, showInstant } from '../../../../components/time.ts';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { WordsField } from '../../../acct/dialogs/fields.tsx';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';

export function Hold() {
  const {
    stayId,
    mayCare,
    view: { medicalHold: hold },
  } = usePlan();
  const [opened, setOpened] = useState(false);
  const act = usePlanAct();
  if (hold === null && !mayCare) return null;
  const lift = () =>
    act.run(async () => {
      await call('release.hold', { stayId, hold: null });
      return {
        words: ['The medical hold is lifted.'],
        undo: () =>
          call('release.hold', {
            stayId,
            hold: hold === null ? null : { reason: hold.reason, until: hold.until },
          }),
      };
    });
  return (
    <section className={styles['card']} aria-labelledby="hold">
      <div className={styles['head']}>
        <h4 id="hold">Medical hold on a transfer</h4>
        {hold === null ? (
          <span className={styles['small']}>None.</span>
        ) : (
          <Flag icon={IconBarrierBlock} tone="bad">
            Not to be moved {hold.until === null ? 'until it is lifted' : `until ${showDay(hold.until)}`}
          </Flag>
        )}
      </div>
      {hold === null ? null : (
        <p>
          <bdi>{hold.reason}</bdi>
          <span className={styles['small']}>
            {' '}
            {hold.by}, {showInstant(hold.at)}
          </span>
        </p>
      )}
      {mayCare ? (
        <div className={styles['tools']}>
          <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
            {hold === null ? 'Set a medical hold' : 'Change the hold'}
          </Button>
          {hold === null ? null : (
            <Button size="compact-sm" variant="default" loading={act.busy} onClick={lift}>
              Lift the hold
            </Button>
          )}
        </div>
      ) : null}
      <FailureNotice error={act.error} />
      {opened ? <HoldDialog onClose={() => setOpened(false)} /> : null}
    </section>
  );
}

function HoldDialog({ onClose }: { onClose: () => void }) {
  const {
    stayId,
    view: { medicalHold: before },
  } = usePlan();
  const [reason, setReason] = useState(before?.reason ?? '');
  const [day, setDay] = useState(before?.until == null ? '' : formatCivilDate(before.until));
  const act = usePlanAct(onClose);
  const read = readDate(day, 'other');
  const until = read.kind === 'date' ? read.iso : null;
  const send = () =>
    act.run(async () => {
      await call('release.hold', { stayId, hold: { reason: reason.trim(), until } });
      const held = before === null ? null : { reason: before.reason, until: before.until };
      return {
        words: ['The medical hold is set.'],
        undo: () => call('release.hold', { stayId, hold: held }),
      };
    });
  return (
    <ActDialog
      title="Medical hold on a transfer"
      does="Set the hold"
      act={act}
      missing={[reason.trim() === '' && 'the reason', day.trim() !== '' && until === null && 'a day']}
      onSend={send}
      onClose={onClose}
    >
      <WordsField
        label="Why the person is not to be moved, needed"
        text={reason}
        onText={setReason}
        max={400}
      />
      <DateField
        label="Until"
        description="Empty: until it is lifted"
        text={day}
        onText={setDay}
        use="other"
      />
    </ActDialog>
  );
}

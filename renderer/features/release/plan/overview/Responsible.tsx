/** Who looks after the plan, and whether the person may go from court any day. */
import { Button, NativeSelect } from '@mantine/core';
import { IconCalendarEvent, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../../bridge/bridge.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { useSession } from '../../../../session/SessionContext.tsx';
import styles from '../Plan.module.css';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { CoordinatorDialog } from './CoordinatorDialog.tsx';

export function Responsible() {
  return (
    <section className={styles['card']} aria-label="Coordinator and court">
      <Coordinator />
      <MayGo />
    </section>
  );
}

function Coordinator() {
  const {
    stayId,
    mayPlan,
    view: { coordinator },
  } = usePlan();
  const { me } = useSession();
  const [choosing, setChoosing] = useState(false);
  const act = usePlanAct();
  const take = () =>
    act.run(async () => {
      await call('release.coordinator', { stayId, staffId: me.id });
      return {
        words: ['You look after this plan now.'],
        undo: () => call('release.coordinator', { stayId, staffId: coordinator?.staffId ?? null }),
      };
    });
  return (
    <>
      <div className={styles['head']}>
        {coordinator === null ? (
          <Flag icon={IconUserQuestion} tone="warn">
            Nobody looks after this plan
          </Flag>
        ) : (
          <Flag icon={IconUserCheck} tone="info">
            Coordinator: {coordinator.name}
          </Flag>
        )}
        {mayPlan ? (
          <div className={styles['tools']}>
            {coordinator !== null && coordinator.staffId === me.id ? null : (
              <Button size="compact-sm" variant="default" loading={act.busy} onClick={take}>
                Take it on
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setChoosing(true)}>
              Choose the coordinator
            </Button>
          </div>
        ) : null}
      </div>
      <FailureNotice error={act.error} />
      {choosing ? <CoordinatorDialog onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

const choices = [
  { value: 'status', label: 'As the legal status says' },
  { value: 'yes', label: 'Yes, any day' },
  { value: 'no', label: 'No' },
];
const saidAs = (said: boolean | null): string => (said === null ? 'status' : said ? 'yes' : 'no');
const meant = (choice: string): boolean | null => (choice === 'status' ? null : choice === 'yes');

function MayGo() {
  const {
    stayId,
    mayPlan,
    view: {
      date: { mayGoAnyDay, mayGoSaid, legalStatus },
    },
  } = usePlan();
  const act = usePlanAct();
  const say = (choice: string) =>
    act.run(async () => {
      await call('release.mayGo', { stayId, mayGo: meant(choice) });
      const label = choices.find(({ value }) => value === choice)?.label.toLowerCase() ?? '';
      return {
        words: [`May go from court any day: ${label}.`],
        undo: () => call('release.mayGo', { stayId, mayGo: mayGoSaid }),
      };
    });
  const status = legalStatus ?? 'not known';
  return (
    <>
      <div className={styles['head']}>
        <Flag icon={IconCalendarEvent} tone={mayGoAnyDay ? 'warn' : 'plain'}>
          {mayGoAnyDay ? 'May go from court any day' : 'Not expected to go from court any day'}
        </Flag>
        <span className={styles['small']}>
          {mayGoSaid === null
            ? `as the legal status says: ${status}`
            : `as somebody said; legal status: ${status}`}
        </span>
      </div>
      {mayPlan ? (
        <NativeSelect
          label="May the person go from court any day?"
          w={280}
          maw="100%"
          data={choices}
          value={saidAs(mayGoSaid)}
          disabled={act.busy}
          onChange={({ currentTarget: { value } }) => say(value)}
        />
      ) : null}
      <FailureNotice error={act.error} />
    </>
  );
}

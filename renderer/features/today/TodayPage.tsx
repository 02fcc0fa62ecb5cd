/** Today: what is owed by me or my role, overdue first, then soonest first; one line each, one key to open. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendar, IconClock, IconHourglass } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { OwedItem, OwedKind } from '../../../shared/contract/today.ts';
import { useChannel } from '../../bridge/queries.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../components/Status.tsx';
import { PeopleArriving } from '../../components/arriving/PeopleArriving.tsx';
import { useNow } from '../../components/useNow.ts';
import { useRovingRows } from '../../components/useRovingRows.ts';
import { useDraft } from '../../session/draft.ts';
import { roleName } from '../../session/roles.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { EmergencyReviews } from '../emergency/EmergencyReviews.tsx';
import { Warnings } from '../followup/Warnings.tsx';
import { groupsOf, kindChoices, type GroupId } from './groups.ts';
import { OwedLine } from './OwedLine.tsx';
import styles from './Today.module.css';

export function TodayPage() {
  const owed = useChannel('today.owed', {});
  return (
    <PageFrame title="Today">
      <PeopleArriving />
      <EmergencyReviews />
      <Loaded query={owed} what="what is owed">
        {({ items, totals, warnings }) => (
          <>
            <Warnings sentences={warnings} />
            {items.length === 0 ? (
              <Empty
                what="Nothing is owed by you or your role, as far as this workstation holds."
                how="What an ACCT, an assessment, a booking, a release or a conflict asks of you stands here until it is done."
              />
            ) : (
              <Owed items={items} totals={totals} />
            )}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

const icons: Record<GroupId, typeof IconClock> = {
  overdue: IconAlertTriangle,
  today: IconClock,
  later: IconCalendar,
  open: IconHourglass,
};

type Totals = Output<'today.owed'>['totals'];

function Owed({ items, totals }: { items: readonly OwedItem[]; totals: Totals }) {
  const { me } = useSession();
  const now = useNow();
  const [kind, setKind] = useDraft<OwedKind | null>('today.kind', null);
  const shown = kind === null ? items : items.filter((item) => item.kind === kind);
  const groups = groupsOf(shown, now);
  const { container, onKeyDownCapture, control } = useRovingRows(
    groups.flatMap((group) => group.items.map(({ key }) => key)),
    'open',
  );
  const count = (of: OwedKind | null): number =>
    totals.filter((each) => of === null || each.kind === of).reduce((sum, { total }) => sum + total, 0);
  const choose = (value: OwedKind | null, label: string, many: number) => (
    <Button
      key={label}
      size="compact-sm"
      variant={kind === value ? 'filled' : 'default'}
      aria-pressed={kind === value}
      onClick={() => setKind(value)}
    >
      {label} ({many})
    </Button>
  );
  return (
    <>
      <div className={styles['filters']} role="group" aria-label="What is shown">
        {choose(null, 'Everything', count(null))}
        {kindChoices
          .map(({ kind: each, label }) => ({ each, label, count: count(each) }))
          .filter(({ count, each }) => count > 0 || each === kind)
          .map(({ each, label, count }) => choose(each, label, count))}
      </div>
      <p className={styles['hint']}>
        {me.role === 'healthcare-manager'
          ? 'What anybody here is late with, and what is yours.'
          : `What is owed by you or by your role, ${roleName(me.role).toLowerCase()}.`}{' '}
        Arrow keys move, Enter opens.
      </p>
      {shown.length === 0 ? (
        <Empty what="Nothing of this kind is owed now." how="Choose “Everything” to see the rest." />
      ) : (
        <div ref={container} onKeyDownCapture={onKeyDownCapture} className={styles['groups']}>
          {groups.map(({ id, title, items: held }) => {
            const Mark = icons[id];
            return (
              <section key={id} aria-label={title} data-group={id} className={styles['group']}>
                <h2 className={styles['heading']}>
                  <Mark size={17} aria-hidden /> {title} <span className={styles['many']}>{held.length}</span>
                </h2>
                <ul className={styles['list']}>
                  {held.map((item) => (
                    <OwedLine key={item.key} item={item} now={now} roving={control(item.key, 'open')} />
                  ))}
                </ul>
              </section>
            );
          })}
          {count(kind) > shown.length ? (
            <p className={styles['more']}>
              {count(kind) - shown.length} more are owed later than these, or without a time. They appear here
              as these are done.
            </p>
          ) : null}
        </div>
      )}
    </>
  );
}

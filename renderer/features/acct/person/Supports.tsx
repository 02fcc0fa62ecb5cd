/** Support actions of healthcare in the care plan: whose, by when, and how they stand. */
import { Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { AcctNarrative } from '../../../../shared/contract/acct-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Open } from '../dialogs/opened.ts';
import styles from './Acct.module.css';

const marks = {
  open: { icon: IconClock, tone: 'info', word: 'Open' },
  done: { icon: IconCheck, tone: 'good', word: 'Done' },
  cancelled: { icon: IconX, tone: 'plain', word: 'Cancelled' },
} as const;

export function Supports({ supports, open }: { supports: AcctNarrative['supports']; open: Open }) {
  const may = useMay('acct.support');
  return (
    <section>
      <div className={styles['marks']}>
        <Title order={4}>Support actions</Title>
        {may ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open({ kind: 'support', support: null })}
          >
            Add a support action
          </Button>
        ) : null}
      </div>
      {supports.length === 0 ? (
        <Text c="dimmed">None is recorded.</Text>
      ) : (
        <ul className={styles['list']}>
          {supports.map((support) => {
            const { icon, tone, word } = marks[support.state];
            return (
              <li key={support.id} className={styles['line']}>
                <div className={styles['what']}>
                  <div className={styles['marks']}>
                    {support.overdue ? (
                      <Flag icon={IconAlertTriangle} tone="bad">
                        Overdue
                      </Flag>
                    ) : (
                      <Flag icon={icon} tone={tone}>
                        {word}
                      </Flag>
                    )}
                    <b>{support.title}</b>
                  </div>
                  <div className={styles['small']}>
                    {support.owner}
                    {support.due === null ? '' : ` · by ${formatCivilDate(support.due)}`}
                    {support.note === null ? '' : ` · ${support.note}`}
                  </div>
                </div>
                {may ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Change: ${support.title}`}
                    onClick={() => open({ kind: 'support', support })}
                  >
                    Change
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

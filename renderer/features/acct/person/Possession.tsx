/** Medicines in possession: what stands, and why another assessment is owed. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPill } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract/contract.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { byWords, leftWords } from '../../../components/acct/milestones.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import { possessionWords } from '../words.ts';
import styles from './Acct.module.css';
import type { Begin } from './begin.ts';

interface PossessionProps {
  view: Output<'acct.person'>;
  now: number;
  begin: Begin | null;
}

export function Possession({ view: { possession, possessionOwed, accts }, now, begin }: PossessionProps) {
  const open = accts.find(({ state }) => state === 'open') ?? null;
  return (
    <section className={styles['possession']} aria-label="Medicines in possession">
      <div className={styles['marks']}>
        <Flag icon={IconPill}>
          {possession === null
            ? 'Medicines in possession: no assessment is held'
            : `Medicines: ${possessionWords(possession.outcome).toLowerCase()}, assessed ${showInstant(
                possession.signedAt,
              )}${possession.reviewBy === null ? '' : `, again by ${formatCivilDate(possession.reviewBy)}`}`}
        </Flag>
        {possessionOwed.map(({ because, dueAt, overdue }) => {
          const late = overdue || Date.parse(dueAt) < now;
          return (
            <Flag
              key={`${because} ${dueAt}`}
              icon={late ? IconAlertTriangle : IconClock}
              tone={late ? 'emergency' : 'warn'}
            >
              Assessment owed {byWords(dueAt, now)}, {leftWords(dueAt, now).toLowerCase()}. {because}
            </Flag>
          );
        })}
        {begin === null || possessionOwed.length === 0 ? null : (
          <Button
            size="compact-sm"
            onClick={() => begin({ kind: 'possession', acctId: open?.acctId ?? null })}
          >
            Assess medicines
          </Button>
        )}
      </div>
    </section>
  );
}

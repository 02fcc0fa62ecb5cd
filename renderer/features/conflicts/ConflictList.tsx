/** Conflicts to decide, of everybody or of one person, and those decided here just now, each to be taken back. */
import { Stack } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { bannerName } from '../../../shared/identity/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import type { Decision } from '../../components/conflict/useDecision.ts';
import { Empty, Loaded } from '../../components/Status.tsx';
import { toFragment } from '../../navigation/route.ts';
import { useDraft } from '../../session/draft.ts';
import styles from './Conflicts.module.css';
import { DecidedList } from './DecidedList.tsx';
import { PlainConflict } from './PlainConflict.tsx';

export type Conflict = Output<'conflicts.list'>[number];

// Words of answers come with the question set, which is a large part of the page.
const AnswerConflict = lazy(async () => ({
  default: (await import('./AnswerConflict.tsx')).AnswerConflict,
}));

export function ConflictList({ patientId }: { patientId?: string }) {
  const conflicts = useChannel('conflicts.list', patientId === undefined ? {} : { patientId });
  const [decided, setDecided] = useDraft<readonly Decision[]>(`conflicts.decided.${patientId ?? ''}`, []);
  // Two decisions may be under way at once, and each ends with a list of its own time.
  const latest = useRef(decided);
  const change = (next: readonly Decision[]) => {
    latest.current = next;
    setDecided(next);
  };
  return (
    <>
      <Loaded query={conflicts} what="conflicts">
        {(list) =>
          list.length === 0 ? (
            <Empty
              what="Nothing to decide."
              how="A conflict appears here when two workstations wrote to one field without seeing each other."
            />
          ) : (
            <Stack gap="md">
              {list.map((conflict) => (
                <One
                  key={`${conflict.record.id} ${conflict.field}`}
                  conflict={conflict}
                  withPatient={patientId === undefined}
                  onDecided={(decision) => change([decision, ...latest.current])}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <DecidedList
        decided={decided}
        onUndone={(undone) => change(latest.current.filter((one) => one !== undone))}
      />
    </>
  );
}

interface OneProps {
  conflict: Conflict;
  withPatient: boolean;
  onDecided: (decision: Decision) => void;
}

function One({ conflict, withPatient, onDecided }: OneProps) {
  const { patient, recordLabel, fieldLabel, pack } = conflict;
  return (
    <section aria-label={`${patient === null ? '' : bannerName(patient)} ${fieldLabel}`}>
      <p className={styles['about']}>
        {patient === null || !withPatient ? null : (
          <>
            <a href={toFragment({ area: 'patient', patientId: patient.id })}>
              <bdi>{bannerName(patient)}</bdi>
            </a>
            {' · '}
          </>
        )}
        {recordLabel}
      </p>
      {pack === null ? (
        <PlainConflict conflict={conflict} onDecided={onDecided} />
      ) : (
        <Suspense>
          <AnswerConflict conflict={conflict} pack={pack} onDecided={onDecided} />
        </Suspense>
      )}
    </section>
  );
}

/** Forms of this person that wait to be signed. */
import { Button } from '@mantine/core';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { showInstant } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { inputName } from '../words.ts';
import styles from './Acct.module.css';

interface DraftsProps {
  accts: readonly AcctSummary[];
  patientId: string;
}

export function Drafts({ accts, patientId }: DraftsProps) {
  const may = useMay('acct.openDraft');
  const drafts = [
    ...new Map(accts.flatMap(({ drafts: each }) => each).map((draft) => [draft.id, draft])).values(),
  ];
  if (drafts.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label="Waiting to be signed">
      {drafts.map(({ id, kind, startedAt, mine }) => (
        <li key={id} className={styles['line']}>
          <div className={styles['what']}>
            <b>{inputName(kind)}</b>, begun {showInstant(startedAt)}
            {mine ? ' by you' : ' by somebody else'}, is not signed.
          </div>
          {may && mine ? (
            <Button
              size="compact-sm"
              aria-label={`Go on writing: ${inputName(kind)}`}
              onClick={() => navigate({ area: 'acct-input', draftId: id, patientId })}
            >
              Go on writing
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What the reader must know before the form: sign-off, correction, signed, put away. */
import { Anchor, Button } from '@mantine/core';
import { IconFileCheck, IconHourglass, IconPencil, IconPlayerPause, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { toFragment } from '../../../navigation/route.ts';
import formStyles from '../../assessment/Form.module.css';

interface InputNoticesProps {
  view: AcctDraftView;
  /** State of the content, in words. */
  signOff: string;
  source: string;
}

export function InputNotices({ view, signOff, source }: InputNoticesProps) {
  const takeUp = useCommand('acct.putAway', ['acct.openDraft', 'acct.person']);
  const patient = toFragment({ area: 'patient', patientId: view.patientId, tab: 'acct' });
  return (
    <div className={formStyles['notices']}>
      <Notice icon={IconHourglass} title={`This form is ${signOff}.`}>
        {source}.
      </Notice>
      {view.corrects === null ? null : (
        <Notice icon={IconPencil} title="Correction.">
          This will stand beside the signed entry it corrects, which stays as it was.
        </Notice>
      )}
      {view.state === 'signed' ? (
        <Notice icon={IconFileCheck} title="Signed.">
          Nothing can be changed here. The signed entry stands on the{' '}
          <Anchor href={patient}>page of the person</Anchor>, under ACCT.
        </Notice>
      ) : null}
      {view.state === 'put-away' ? (
        <Notice icon={IconPlayerPause} title="Put away.">
          Nothing was lost.{' '}
          <Button
            size="compact-xs"
            variant="default"
            loading={takeUp.isPending}
            onClick={() => takeUp.mutate({ draftId: view.draftId, undo: true })}
          >
            Take it up again
          </Button>
        </Notice>
      ) : null}
      <FailureNotice error={takeUp.error} />
    </div>
  );
}

interface NoticeProps {
  icon: Icon;
  title: string;
  children: ReactNode;
}

export function Notice({ icon: Mark, title, children }: NoticeProps) {
  return (
    <p className={formStyles['notice']}>
      <Mark size={16} aria-hidden />
      <span>
        <strong>{title}</strong> {children}
      </span>
    </p>
  );
}

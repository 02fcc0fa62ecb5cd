/** What the reader must know before the questions: incomplete, signed, correction, late answers, sign-off, another pack version. */
import { Anchor } from '@mantine/core';
import {
  IconFileCheck,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconRefresh,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { showInstant } from '../../components/time.ts';
import { toFragment } from '../../navigation/route.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useForm } from './form-context.ts';
import styles from './Form.module.css';

export function FormNotices() {
  const { view, pack, open } = useForm();
  const { me } = useSession();
  const late = Object.values(view.fields).filter((field) => field.conflict !== null).length;
  const reason = pack.interrupted.reasons.find((each) => each.id === view.incomplete?.reason)?.label;
  return (
    <div className={styles['notices']}>
      {pack.signOff.state === 'awaiting' ? (
        <Notice icon={IconHourglass} title="Awaiting clinical sign-off.">
          {pack.signOff.note}
        </Notice>
      ) : null}
      {view.incomplete === null || view.state !== 'incomplete' ? null : (
        <Notice icon={IconPlayerPause} title={`Interrupted: ${reason ?? view.incomplete.reason}.`}>
          {view.incomplete.note} Until then: {view.incomplete.interimPlan} Try again by{' '}
          {showInstant(view.incomplete.retryDue)}. The next answer takes it up again.
        </Notice>
      )}
      {view.corrects === null ? null : (
        <Notice icon={IconPencil} title="Correction.">
          This will stand beside the{' '}
          <Anchor href={toFragment({ area: 'signed', signedId: view.corrects })}>
            signed assessment it corrects
          </Anchor>
          , which stays as it was.
        </Notice>
      )}
      {open ? null : (
        <Notice icon={IconFileCheck} title="Signed.">
          Nothing can be changed here.{' '}
          {view.signedId === null ? null : (
            <Anchor href={toFragment({ area: 'signed', signedId: view.signedId })}>
              Open the signed edition
            </Anchor>
          )}
        </Notice>
      )}
      {open || late === 0 ? null : (
        <Notice icon={IconRefresh} title={late === 1 ? 'One late answer.' : `${late} late answers.`}>
          They were given on a workstation that had not seen the signature, and stand beside what was signed.
          Begin a correction to take them in.
        </Notice>
      )}
      {view.packChanged ? (
        <Notice icon={IconRefresh} title="The question set was updated since this was begun.">
          Questions may have changed. Answers already given are kept.
        </Notice>
      ) : null}
      {open && view.assessor.id !== me.id ? (
        <Notice icon={IconUserCheck} title={`Begun by ${view.assessor.name}.`}>
          Both of you may answer; each answer says who gave it.
        </Notice>
      ) : null}
    </div>
  );
}

function Notice({ icon: Mark, title, children }: { icon: Icon; title: string; children: ReactNode }) {
  return (
    <p className={styles['notice']}>
      <Mark size={16} aria-hidden />
      <span>
        <strong>{title}</strong> {children}
      </span>
    </p>
  );
}

/** What the reader must know before the questions: incomplete, signed, correction, sign-off, another pack version. */
import { Alert, Anchor } from '@mantine/core';
import { showInstant } from '../../components/time.ts';
import { toFragment } from '../../navigation/route.ts';
import { useForm } from './form-context.ts';

export function FormNotices() {
  const { view, pack } = useForm();
  return (
    <>
      {pack.signOff.state === 'awaiting' ? (
        <Alert variant="outline" color="yellow" mb="sm" title="Awaiting clinical sign-off">
          {pack.signOff.note}
        </Alert>
      ) : null}
      {view.incomplete === null || view.state !== 'incomplete' ? null : (
        <Alert variant="outline" color="yellow" mb="sm" title="Interrupted">
          {view.incomplete.note} Safety plan: {view.incomplete.interimPlan}. Try again by{' '}
          {showInstant(view.incomplete.retryDue)}. The next answer takes it up again.
        </Alert>
      )}
      {view.corrects === null ? null : (
        <Alert variant="outline" color="blue" mb="sm" title="Correction">
          This corrects a{' '}
          <Anchor href={toFragment({ area: 'signed', signedId: view.corrects })}>signed assessment</Anchor>,
          which stays as it was.
        </Alert>
      )}
      {view.state !== 'signed' || view.signedId === null ? null : (
        <Alert variant="outline" color="blue" mb="sm" title="Signed">
          Nothing can be changed here.{' '}
          <Anchor href={toFragment({ area: 'signed', signedId: view.signedId })}>
            Open the signed edition
          </Anchor>
        </Alert>
      )}
      {view.packChanged ? (
        <Alert
          variant="outline"
          color="yellow"
          mb="sm"
          title="The question set was updated since this was begun"
        >
          Questions may have changed. Answers already given are kept.
        </Alert>
      ) : null}
    </>
  );
}

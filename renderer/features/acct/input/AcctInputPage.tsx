/** Health input while it is written. An assessment of medicines in possession is a draft of the same kind with another form. */
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { PossessionForm } from '../possession/PossessionForm.tsx';
import { inputName } from '../words.ts';
import { InputForm } from './InputForm.tsx';

interface AcctInputPageProps {
  draftId: string;
  patientId: string;
}

export function AcctInputPage({ draftId, patientId }: AcctInputPageProps) {
  const draft = useChannel('acct.openDraft', { draftId });
  const banner = useChannel('patients.banner', { patientId });
  const view = draft.data;
  if (view !== undefined) {
    const Form = view.kind === 'possession' ? PossessionForm : InputForm;
    return <Form view={view} banner={banner.data} />;
  }
  return (
    <PageFrame title={inputName('review')} banner={banner.data}>
      <Loaded query={draft} what="the health input">
        {() => null}
      </Loaded>
    </PageFrame>
  );
}

/** Medicines in possession: what about the person, what about each medicine, and the judgement. Nothing is added up. */
import { useQueryClient } from '@tanstack/react-query';
import type { AcctDraftView } from '../../../../shared/contract/acct-views.ts';
import type { BannerView } from '../../../../shared/contract/views.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { focusPlace } from '../../assessment/focus-place.ts';
import formStyles from '../../assessment/Form.module.css';
import { SaveFailures } from '../../assessment/saving/SaveFailures.tsx';
import { placeIn } from '../input/drafts.ts';
import { InputFormContext, useInputForm } from '../input/form-context.ts';
import { InputNotices } from '../input/InputNotices.tsx';
import { PutAway } from '../input/PutAway.tsx';
import { SignInput } from '../input/SignInput.tsx';
import { usePlaces } from '../input/usePlaces.ts';
import { useParts } from '../input/useParts.ts';
import { inputName } from '../words.ts';
import { Judgement } from './Judgement.tsx';
import { Medicines } from './Medicines.tsx';
import { medicineRows, placeOfMissing, type PossessionContent } from './parts.ts';
import { PatientFactors } from './PatientFactors.tsx';
import styles from './Possession.module.css';
import { PossessionHistory } from './PossessionHistory.tsx';
import { Why } from './Why.tsx';

interface PossessionFormProps {
  view: AcctDraftView;
  banner: BannerView | undefined;
}

export function PossessionForm({ view, banner }: PossessionFormProps) {
  const parts = useParts(view);
  const client = useQueryClient();
  const form = useChannel('acct.possessionForm', { stayId: view.stayId });
  const open = view.state === 'in-progress';
  const goTo = (part: string) => focusPlace(part);
  const settled = async () => {
    const saved = await parts.settled();
    void client.invalidateQueries({ queryKey: ['acct.possessionHistory'] });
    return saved;
  };
  return (
    <InputFormContext value={{ ...parts, settled, view, open, goTo, placeOf: () => null }}>
      <PageFrame
        title={inputName('possession')}
        banner={banner}
        tools={open ? <PutAway view={view} settled={parts.settled} /> : undefined}
      >
        <Loaded query={form} what="the form">
          {(content) => (
            <>
              <InputNotices view={view} signOff={content.signOff} source={content.source} />
              <SaveFailures fields={parts.held} onRetry={parts.retry} />
              {view.state === 'signed' ? null : <Questions content={content} draftId={view.draftId} />}
            </>
          )}
        </Loaded>
        <PossessionHistory patientId={view.patientId} stayId={view.stayId} acctId={view.acctId} />
      </PageFrame>
    </InputFormContext>
  );
}

function Questions({ content, draftId }: { content: PossessionContent; draftId: string }) {
  const ground = usePlaces(draftId, placeIn.of(draftId));
  const form = useInputForm();
  const rows = medicineRows(content, form.held.get('medicines')?.value);
  return (
    <div className={styles['form']} ref={ground} data-form>
      <Why content={content} />
      <PatientFactors content={content} />
      <Medicines content={content} />
      <Judgement content={content} />
      <section aria-labelledby="possession-sign" className={styles['part']}>
        <h2 id="possession-sign" className={formStyles['heading']}>
          Sign
        </h2>
        <InputFormContext value={{ ...form, placeOf: (sentence) => placeOfMissing(content, rows, sentence) }}>
          <SignInput what="assessment" />
        </InputFormContext>
      </section>
    </div>
  );
}

/**
 * An assessment of either stage. `saving/` keeps answers safe, `question/` and `details/` draw the pack's questions,
 * `obligations/` shows what the answers oblige, `ending/` interrupts or signs. What is asked and what follows from it stands
 * in the content pack and is worked out by shared/clinical; nothing clinical is written here.
 */
import type { ContentPack } from '../../../shared/clinical/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { AssessmentForm } from './AssessmentForm.tsx';
import { usePack } from './useAssessment.ts';

export function AssessmentPage({ assessmentId }: { assessmentId: string }) {
  const assessment = useChannel('reception.assessment', { assessmentId });
  const pack = usePack(assessment.data);
  const view = assessment.data;
  if (view !== undefined && pack.data !== undefined) {
    // The records process refused every damaged pack at start; this one passed its schema there.
    return <AssessmentForm view={view} pack={pack.data.pack as unknown as ContentPack} />;
  }
  return (
    <PageFrame title="Assessment" banner={view?.banner}>
      <Loaded query={assessment} what="the assessment">
        {() => (
          <Loaded query={pack} what="the questions">
            {() => null}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}

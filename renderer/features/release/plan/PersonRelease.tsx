/** The release plan of one person: parts at the left, the chosen one at the right. */
import { useRef } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { useDraft } from '../../../session/draft.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { useUndo } from '../../followup/useUndo.tsx';
import { Warnings } from '../../followup/Warnings.tsx';
import { SharesPart } from '../care/SharesPart.tsx';
import { WithheldPart } from '../care/WithheldPart.tsx';
import { Packs } from '../pack/Packs.tsx';
import { MilestonesPart } from './milestones/MilestonesPart.tsx';
import { Overview } from './overview/Overview.tsx';
import { sectionOfPart, type PartId } from './parts.ts';
import { PlanContext, type PlanFrame } from './plan-context.ts';
import { PlanNav } from './PlanNav.tsx';
import styles from './Plan.module.css';
import { usePlanFields } from './section/usePlanFields.ts';
import { SectionPart } from './section/SectionPart.tsx';

interface PersonReleaseProps {
  /** The stay to plan for; null where the person was never in one here. */
  stayId: string | null;
  gpInRecord: string | null;
}

export function PersonRelease({ stayId, gpInRecord }: PersonReleaseProps) {
  const plan = useChannel('release.plan', { stayId: stayId ?? '' }, { enabled: stayId !== null });
  const content = useChannel('release.content', {}, { enabled: stayId !== null });
  if (stayId === null)
    return (
      <Empty
        what="There is no release plan."
        how="A plan belongs to a stay here. It appears once the person has arrived."
      />
    );
  return (
    <Loaded query={plan} what="the release plan">
      {(view) => (
        <Loaded query={content} what="the sections of the plan">
          {(known) => <Plan stayId={stayId} view={view} content={known} gpInRecord={gpInRecord} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PlanProps {
  stayId: string;
  view: Output<'release.plan'>;
  content: Output<'release.content'>;
  gpInRecord: string | null;
}

function Plan({ stayId, view, content, gpInRecord }: PlanProps) {
  const [part, setPart] = useDraft<PartId>(`release.${stayId}.part`, 'overview');
  const ground = useRef<HTMLDivElement>(null);
  const { did, line } = useUndo();
  usePlanFields(stayId, view);
  const here = view.departedAt === null;
  const plans = useMay('release.saveSection');
  const cares = useMay('release.saveMedicine');
  const go = (next: PartId) => {
    setPart(next);
    announce(sectionOfPart(content, next)?.title ?? '');
    // After the new part stands there: its heading is where reading goes on.
    setTimeout(() => {
      ground.current?.scrollIntoView({ block: 'nearest' });
      ground.current?.querySelector<HTMLElement>('h3')?.focus();
    });
  };
  const frame: PlanFrame = {
    stayId,
    view,
    content,
    gpInRecord,
    mayPlan: plans && here,
    mayCare: cares && here,
    did,
    go,
  };
  const section = sectionOfPart(content, part);
  return (
    <PlanContext value={frame}>
      <Warnings sentences={warningsOf(view, plans)} />
      <div className={styles['plan']}>
        <PlanNav current={part} onPart={go} />
        <div className={styles['main']} ref={ground}>
          <div className={styles['done']}>{line}</div>
          {section === null ? (
            <Other part={part} stayId={stayId} />
          ) : (
            <SectionPart key={section.id} section={section} held={view} />
          )}
        </div>
      </div>
    </PlanContext>
  );
}

function Other({ part, stayId }: { part: PartId; stayId: string }) {
  switch (part) {
    case 'milestones':
      return <MilestonesPart />;
    case 'sharing':
      return <SharesPart />;
    case 'packs':
      return <Packs stayId={stayId} />;
    case 'withheld':
      return <WithheldPart />;
    default:
      return <Overview />;
  }
}

function warningsOf({ departedAt, arriving }: Output<'release.plan'>, plans: boolean): string[] {
  return [
    ...(arriving ? ['Their record is still arriving: what is missing here may yet come.'] : []),
    ...(departedAt === null
      ? []
      : [`Left on ${showInstant(departedAt)}. The plan can be read, and not changed any more.`]),
    ...(plans || departedAt !== null ? [] : ['Your role reads release plans and does not change them.']),
  ];
}

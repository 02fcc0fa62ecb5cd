/** The dialog of one ACCT that is open. */
import type { AboutAcct } from './about-acct.ts';
import { CancelReviewDialog } from './CancelReviewDialog.tsx';
import { BeginConstantDialog, EndConstantDialog } from './ConstantDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { CloseDialog, EndPostClosureDialog, ReopenDialog } from './EndingDialogs.tsx';
import { HeldDialog } from './HeldDialog.tsx';
import { ImmediatePlanDialog } from './ImmediatePlanDialog.tsx';
import { MilestoneDialog } from './MilestoneDialog.tsx';
import type { Opened } from './opened.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { SupportDialog } from './SupportDialog.tsx';

interface AcctDialogsProps extends AboutAcct {
  opened: Opened;
}

export function AcctDialogs({ opened, ...about }: AcctDialogsProps) {
  switch (opened.kind) {
    case 'details':
      return <DetailsDialog {...about} />;
    case 'immediate-plan':
      return <ImmediatePlanDialog {...about} />;
    case 'milestone':
      return <MilestoneDialog {...about} milestone={opened.milestone} />;
    case 'review':
      return <ReviewDialog {...about} review={opened.review} />;
    case 'held':
      return <HeldDialog {...about} review={opened.review} />;
    case 'cancel-review':
      return <CancelReviewDialog {...about} review={opened.review} />;
    case 'begin-constant':
      return <BeginConstantDialog {...about} />;
    case 'end-constant':
      return <EndConstantDialog {...about} />;
    case 'support':
      return <SupportDialog {...about} support={opened.support} />;
    case 'close':
      return <CloseDialog {...about} />;
    case 'end-post-closure':
      return <EndPostClosureDialog {...about} />;
    case 'reopen':
      return <ReopenDialog {...about} />;
    case 'share':
      return <ShareDialog {...about} />;
  }
}

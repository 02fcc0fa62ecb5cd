/** Shapes of the contract by the names this part of the page uses. */
import type { Output } from '../../../../shared/contract/contract.ts';

export type ReleaseContentView = Output<'release.content'>;
export type { ReleasePlanView as PlanView, SectionView } from '../../../../shared/contract/release-views.ts';

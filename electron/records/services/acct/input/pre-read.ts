/** The pre-read of a form, drawn from the record at this moment. */
import { preRead, type PreRead } from '../../../../../shared/acct/pre-read.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ServiceContext } from '../../context.ts';
import { preReadFacts } from './pre-read-facts.ts';

export function preReadOf(context: ServiceContext, draft: FoldedRecord): PreRead[] {
  return preRead(preReadFacts(context, draft.patient ?? ''));
}

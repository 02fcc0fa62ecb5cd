/** Begins a form of one ACCT. */
import type { InputKind } from '../../../../shared/records/acct.ts';

export type Begin = (asked: {
  kind: InputKind;
  acctId: string | null;
  reviewId?: string | null;
  corrects?: string;
}) => void;

/** Shapes of the contract by the names that this page uses. */
import type { Output } from '../../../../shared/contract/contract.ts';

export type AcctMeasuresView = Output<'acct.measures'>;

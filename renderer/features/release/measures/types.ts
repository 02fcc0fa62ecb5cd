/** Shapes of the contract by the names that this page uses. */
import type { Input, Output } from '../../../../shared/contract/contract.ts';

export type ReleaseMeasuresView = Output<'release.measures'>;

/** Which number of the page. */
export type Behind = Pick<Input<'release.measured'>, 'measure' | 'part' | 'group'> & { title: string };

/** Shapes of the contract by the names that this page uses. */
import type { z } from 'zod';
import type { Input } from '../../../shared/contract/contract.ts';
import type { measurePartSchema } from '../../../shared/contract/measures.ts';

export type { MeasuresView } from '../../../shared/contract/measures.ts';
export type MeasurePart = z.infer<typeof measurePartSchema>;
export type MeasureName = Input<'followup.measured'>['measure'];

/** Shapes of the contract by the names that the diary uses. */
import type { Output } from '../../../../shared/contract/contract.ts';

export type { DiaryRow } from '../../../../shared/contract/release-views.ts';
export type Diary = Output<'release.diary'>;
export type DiaryDay = Diary['days'][number];
export type Undated = Output<'release.undated'>['people'][number];
export type ReleaseSections = Output<'release.content'>['sections'];

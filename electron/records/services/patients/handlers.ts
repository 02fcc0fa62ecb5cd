/** Use cases about people, by channel. */
import type { Handlers } from '../context.ts';
import { handleAction, listActions } from './actions.ts';
import { bannerOf } from './banner.ts';
import { listConflicts, resolveConflict } from './conflicts.ts';
import { matchViews } from './match.ts';
import { openPatient, searchPatients } from './open.ts';
import { updatePatient } from './update.ts';

export const patientHandlers: Handlers<
  | 'patients.search'
  | 'patients.open'
  | 'patients.banner'
  | 'patients.match'
  | 'patients.update'
  | 'actions.list'
  | 'actions.handle'
  | 'conflicts.list'
  | 'conflicts.resolve'
> = {
  'patients.search': ({ store }, input) => searchPatients(store, input),
  'patients.open': ({ store }, { patientId }) => openPatient(store, patientId),
  'patients.banner': ({ store }, { patientId }) => bannerOf(store, patientId),
  'patients.match': ({ store }, { identity }) => matchViews(store, identity),
  'patients.update': updatePatient,
  'actions.list': ({ store }, input) => listActions(store, input),
  'actions.handle': handleAction,
  'conflicts.list': listConflicts,
  'conflicts.resolve': resolveConflict,
};

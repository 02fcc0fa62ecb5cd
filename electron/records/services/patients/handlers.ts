/** Use cases about people, by channel. */
import type { Handlers } from '../context.ts';
import { handleAction, listActions } from './actions.ts';
import { bannerOf } from './banner.ts';
import { listConflicts } from './conflicts.ts';
import { resolveConflict, undoDecision } from './decide-conflict.ts';
import { linkPeople } from './decide-link.ts';
import { duplicates, toDecide } from './duplicates.ts';
import { matchViews } from './match.ts';
import { bannerFor, historyFor, joinedFor, readsNarrative } from './narrative.ts';
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
  | 'conflicts.undo'
  | 'patients.toDecide'
  | 'patients.duplicates'
  | 'patients.link'
> = {
  'patients.search': ({ store, establishment }, input) => searchPatients(store, input, establishment),
  'patients.open': ({ store, staff, establishment }, { patientId }) => {
    const view = openPatient(store, patientId, establishment);
    const mayRead = readsNarrative(staff.role);
    const banner = bannerFor(staff.role, view.banner);
    return {
      ...view,
      banner,
      history: historyFor(staff.role, view.history),
      actions: mayRead ? view.actions : [],
      ...(view.joined === undefined ? {} : { joined: joinedFor(staff.role, view.joined) }),
    };
  },
  'patients.banner': ({ store, staff, establishment }, { patientId }) =>
    bannerFor(staff.role, bannerOf(store, patientId, establishment)),
  'patients.match': ({ store, staff, establishment }, { identity }) =>
    matchViews(store, identity, establishment).map((match) => ({
      ...match,
      history: historyFor(staff.role, match.history),
    })),
  'patients.update': updatePatient,
  'actions.list': ({ store, establishment }, input) => listActions(store, input, establishment.id),
  'actions.handle': handleAction,
  'conflicts.list': listConflicts,
  'conflicts.resolve': resolveConflict,
  'conflicts.undo': undoDecision,
  'patients.toDecide': toDecide,
  'patients.duplicates': duplicates,
  'patients.link': linkPeople,
};

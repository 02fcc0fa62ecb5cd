/** Use cases of follow-up and of its measures, by channel. Those of the second stage itself stand in second-stage/. */
import type { followUpChannels } from '../../../../shared/contract/followup.ts';
import type { measureChannels } from '../../../../shared/contract/measures.ts';
import type { Handlers } from '../context.ts';
import { accept, takeBack } from './bookings/accept.ts';
import { book, cancel } from './bookings/book.ts';
import { proposal, proposeSoon } from './bookings/propose.ts';
import { clinics, endClinic, saveClinic, saveException, saveRegime } from './clinics/clinics.ts';
import { list } from './lists/lists.ts';
import { measured, measures } from './measures/measures.ts';
import { sessionPeople, sessionsUsed } from './measures/sessions.ts';
import { outcomeList, recordOutcome } from './outcomes/record.ts';
import { undoOutcome } from './outcomes/undo.ts';
import { notOwed, owe, plannedDate, setCell } from './owe.ts';
import { followUpOfPerson, strip } from './strip.ts';
import { clashes, week } from './week.ts';

export const followUpHandlers: Handlers<keyof typeof followUpChannels | keyof typeof measureChannels> = {
  'followup.strip': strip,
  'followup.person': followUpOfPerson,
  'followup.cell': setCell,
  'followup.owe': owe,
  'followup.notOwed': notOwed,
  'followup.clinics': clinics,
  'followup.saveClinic': saveClinic,
  'followup.endClinic': endClinic,
  'followup.saveException': saveException,
  'followup.saveRegime': saveRegime,
  'followup.plannedDate': plannedDate,
  'followup.week': week,
  'followup.book': book,
  'followup.cancel': cancel,
  'followup.proposeSoon': proposeSoon,
  'followup.propose': proposal,
  'followup.accept': accept,
  'followup.takeBack': takeBack,
  'followup.clashes': clashes,
  'followup.outcome': recordOutcome,
  'followup.undoOutcome': undoOutcome,
  'followup.outcomes': outcomeList,
  'followup.list': list,
  // Who printed which list stands in the audit trail, as for every call.
  'followup.printed': () => ({ ok: true }),
  'followup.measures': measures,
  'followup.measured': measured,
  'followup.sessions': sessionsUsed,
  'followup.sessionPeople': sessionPeople,
};

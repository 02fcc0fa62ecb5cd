/**
 * What of the contract stands in the audit trail, reads included. Decided here in one table rather than in every use
 * case, so that a channel without a line shows in review and in the test that compares this table with the contract.
 */
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import type { ChannelName } from '../../../shared/contract/contract.ts';

/** `each`: an entry for every call. `first`: one per sign-in and record, because every answer saved is itself in the log. */
export interface AuditRule {
  readonly event: AuditEvent;
  readonly how: 'each' | 'first';
  /** Parts of the input that say what was looked for or done; never an answer, a note or a password. */
  readonly detail?: readonly string[];
  /** The answer shows further people with what is known of them: one more entry for each of them, once per sign-in. */
  readonly shows?: true;
}

const each = (event: AuditEvent, ...detail: string[]): AuditRule => ({ event, how: 'each', detail });
const first = (event: AuditEvent, ...detail: string[]): AuditRule => ({ event, how: 'first', detail });

/** Channels that show or change something about a person or about who may see it. */
export const auditRules: Readonly<Partial<Record<ChannelName, AuditRule>>> = {
  'patients.search': each('search', 'text'),
  'patients.match': { ...each('match'), shows: true },
  // Shown beside other pages and asked for again at every change: who saw it, not how often it was drawn.
  'patients.banner': first('open'),
  'patients.open': { ...first('open'), shows: true },
  'patients.update': each('edit', 'field'),
  'actions.list': first('actions-viewed'),
  'actions.handle': each('edit', 'state'),
  'conflicts.list': first('conflicts-viewed'),
  'conflicts.resolve': each('conflict-decision', 'field'),
  'conflicts.undo': each('conflict-decision-undone', 'field'),
  'patients.duplicates': { ...first('duplicates-viewed'), shows: true },
  // The use case writes its own entries, one for each of the two people.
  'patients.link': each('records-linked', 'verdict'),
  // Names, and markers of self-harm and ACCT, of everybody expected that day.
  'reception.board': first('board', 'date'),
  'reception.import': each('import', 'fileName'),
  'reception.watchedFolder': each('watched-folder', 'folder'),
  'reception.addArrival': each('arrival-added'),
  'reception.arrived': each('arrived'),
  'reception.notArrived': each('not-arrived'),
  'reception.escortRecord': each('escort-record'),
  'reception.begin': each('assessment-begun'),
  'reception.assessment': first('open'),
  'reception.save': first('edit'),
  'reception.interrupt': each('assessment-interrupted', 'reason'),
  'reception.sign': each('sign'),
  'reception.correct': each('correction-begun'),
  'reception.signed': each('open'),
  'reception.wingSummary': each('open-summary'),
  'reception.printed': each('print', 'what', 'how'),
  // Names, cells and what people are owed, of everybody here.
  'today.owed': first('today-viewed'),
  // Names, cells and what everybody here is owed.
  'followup.strip': first('follow-up-viewed'),
  'followup.person': first('open'),
  'followup.cell': each('edit'),
  'followup.owe': each('appointment-owed', 'kind'),
  'followup.notOwed': each('appointment-not-owed', 'undo'),
  'followup.saveClinic': each('clinic-saved', 'clinicId'),
  'followup.endClinic': each('clinic-ended', 'clinicId', 'undo'),
  'followup.saveException': each('clinic-exception', 'clinicId', 'date', 'kind', 'withdraw'),
  'followup.saveRegime': each('regime-saved', 'wing'),
  'followup.plannedDate': each('planned-date', 'kind', 'date', 'withdraw'),
  'followup.week': first('clinics-viewed', 'from'),
  'followup.book': each('booked', 'date', 'start', 'anyway'),
  'followup.cancel': each('booking-cancelled', 'undo'),
  'followup.propose': each('proposal', 'from', 'to'),
  'followup.accept': each('proposal-accepted'),
  'followup.takeBack': each('proposal-taken-back'),
  'followup.clashes': first('clashes-viewed'),
  'followup.outcome': each('outcome', 'code'),
  'followup.undoOutcome': each('outcome-taken-back'),
  'followup.list': each('list-viewed', 'kind', 'date'),
  'followup.printed': each('print', 'kind', 'date', 'how'),
  'followup.measures': each('measures-viewed', 'from', 'to'),
  'followup.measured': each('measured-viewed', 'measure', 'part', 'from', 'to'),
  'followup.secondStage': first('open'),
  'followup.reconciled': each('medicines-reconciled'),
  'followup.begin': each('second-stage-begun'),
  'followup.given': each('tests-and-doses-viewed'),
  'followup.testRecorded': each('virus-test-recorded', 'result'),
  'followup.doseRecorded': each('dose-recorded', 'givenOn'),
  'followup.screened': each('tuberculosis-screened'),
  // Names, and what is owed to the ACCT of everybody here.
  'acct.board': first('acct-board-viewed'),
  'acct.person': first('open'),
  'acct.state': first('acct-state-viewed'),
  'acct.open': each('acct-opened', 'source'),
  'acct.details': each('acct-details'),
  'acct.immediatePlan': each('acct-plan-given'),
  'acct.milestone': each('acct-milestone', 'milestone'),
  'acct.setReview': each('acct-review-set', 'kind', 'dueAt'),
  'acct.reviewHeld': each('acct-review-held', 'mode'),
  'acct.cancelReview': each('acct-review-cancelled', 'undo'),
  'acct.constant': each('constant-supervision', 'end', 'undo'),
  'acct.support': each('acct-support', 'state'),
  'acct.close': each('acct-closed', 'closedAt'),
  'acct.endPostClosure': each('acct-post-closure-ended'),
  'acct.reopen': each('acct-opened-again'),
  'acct.share': each('acct-shared', 'how'),
  'acct.measures': each('acct-measures-viewed', 'from', 'to'),
  'acct.measured': each('acct-measured-viewed', 'measure', 'part', 'from', 'to'),
  // Narrative of an ACCT: every opening, not once per sign-in.
  'acct.narrative': each('acct-narrative-opened'),
  'acct.timeline': each('acct-timeline-opened'),
  'acct.draft': each('acct-draft-begun', 'kind'),
  'acct.openDraft': each('acct-draft-opened'),
  'acct.savePart': first('edit'),
  'acct.putAway': each('acct-draft-put-away', 'undo'),
  'acct.sign': each('sign'),
  'acct.possessionForm': first('open'),
  'acct.possessionHistory': first('possession-viewed'),
  'acct.selfHarm': each('self-harm-recorded'),
  'acct.sheet': each('acct-sheet-opened'),
  'acct.handoverSheet': each('acct-sheet-opened'),
  'acct.printed': each('print', 'what', 'how'),
  'release.plan': first('open'),
  'release.saveSection': each('release-plan', 'section', 'undo'),
  'release.milestone': each('release-milestone', 'milestone'),
  'release.setDate': each('release-date', 'date', 'source'),
  'release.dateSeen': each('release-date-seen'),
  'release.mayGo': each('release-may-go', 'mayGo'),
  'release.coordinator': each('release-coordinator', 'staffId'),
  // Names, dates and what is arranged of everybody who is to leave.
  'release.diary': first('release-diary-viewed', 'from', 'to'),
  'release.undated': first('release-diary-viewed'),
  'release.takeOver': each('release-medicines'),
  'release.saveMedicine': each('release-medicines'),
  'release.saveShare': each('release-sharing', 'kind', 'decision'),
  'release.saveWithheld': each('release-withheld', 'because'),
  // The use case writes its own entry, with whose it is.
  'release.liftWithheld': each('release-withheld', 'undo'),
  'release.hold': each('release-hold'),
  'release.day': first('open'),
  'release.handOver': each('handed-over', 'item', 'outcome'),
  'release.unplanned': each('release-unplanned', 'event'),
  'release.takeBackUnplanned': each('release-unplanned-taken-back'),
  // Names of people who left, and what has to follow for them.
  'release.followOn': first('follow-on-viewed', 'state'),
  'release.attempt': each('contact-attempt', 'result'),
  'release.notContactable': each('not-contactable', 'undo'),
  // What it says is clinical text, also for a release coordinator.
  'release.preview': each('pack-previewed', 'kind', 'edition'),
  'release.release': each('pack-released', 'kind'),
  'release.packs': first('packs-viewed'),
  'release.pack': each('pack-opened', 'edition'),
  'release.keepPdf': each('pack-signed', 'edition'),
  'release.keptPdf': each('pack-opened', 'edition'),
  'release.printed': each('pack-printed', 'what', 'edition', 'printer', 'recipient', 'method'),
  'release.acknowledged': each('pack-acknowledged'),
  // Names of everybody who may go any day or soon.
  'release.ready': first('ready-packs-viewed'),
  'release.rebuildReady': each('ready-packs-rebuilt'),
  'release.readyPack': each('ready-pack-opened', 'edition'),
  'release.fhir': each('pack-exported'),
  'release.measures': each('release-measures-viewed', 'from', 'to'),
  'release.measured': each('release-measured-viewed', 'measure', 'part', 'group', 'from', 'to'),
  'followup.sessions': each('sessions-viewed', 'from', 'to'),
  'followup.sessionPeople': each('session-people-viewed', 'clinicId', 'date'),
  'departures.record': each('departure', 'kind', 'destination'),
  'departures.takeBack': each('departure-taken-back'),
  'departures.returned': each('returned'),
  'departures.claimed': first('claimed-elsewhere-viewed'),
  'transfers.ask': each('history-asked-for', 'reason'),
  'transfers.asked': first('history-asked-for-viewed'),
  'retention.approve': each('retention-approved'),
  'retention.keepFor': each('retention-changed'),
  'administration.admitStaff': each('staff-admitted', 'username', 'role'),
  'administration.removeStaff': each('staff-removed', 'username'),
  'administration.audit': each('audit-viewed', 'staff'),
  'audit.find': each('audit-viewed', 'staff', 'from', 'to'),
  'audit.export': each('audit-exported', 'reason', 'staff', 'from', 'to'),
  'audit.highProfile': first('high-profile-viewed'),
  'audit.markHighProfile': each('high-profile-marked', 'marked'),
  'workstation.backup': each('backup'),
  'workstation.setBackupPlace': each('backup-place', 'folder'),
  'updates.check': each('update-looked-for'),
  'updates.fromFolder': each('update-from-folder', 'folder'),
  // The use case writes its own entries, before the program ends.
  'updates.install': each('update-installed', 'version'),
  'replication.setAside': first('set-aside-viewed'),
  // The use case writes its own entry, with what the file holds.
  'workstation.exportUnsent': each('unsent-exported'),
  'access.breakGlass': each('break-glass', 'reason'),
  'access.toReview': first('break-glass-viewed'),
  'access.review': each('break-glass-reviewed', 'justified'),
  'policy.set': each('policy-set'),
  'session.recoveryDrill': each('recovery-drill'),
  'session.enrolAgain': each('enrolled-again'),
  'session.changePassword': each('password-changed'),
  'replication.cut': each('network-cut', 'cut'),
};

/** The parts of an input that a rule names, as short text. */
export function auditDetail(rule: AuditRule, input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  const parts = (rule.detail ?? []).map((name): unknown => (input as Record<string, unknown>)[name]);
  return parts
    .filter((part) => typeof part === 'string' || typeof part === 'boolean')
    .map((part) => String(part).slice(0, 200))
    .join(' ');
}

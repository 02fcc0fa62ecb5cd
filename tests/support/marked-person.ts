/** Somebody whose record holds a word of its own in every field of words, so that a document can be searched for each of them. */
import type { DraftChange } from '../../electron/records/store/store.ts';
import { derivedId } from '../../electron/records/services/common/ids.ts';
import type { Json } from '../../shared/changes/change.ts';
import type { SectionContent } from '../../shared/release/section-content.ts';
import { aPatient, aStay } from './builders.ts';
import { draft, nurse, uuid } from './stores.ts';

/** A place in an edition where a word may stand: `section.field`, or `section.*` for the section itself. */
export type Place = `${string}.${string}`;

export interface Marked {
  readonly patientId: string;
  readonly stayId: string;
  /** Every word and where it may stand: in editions that name one of these places. None: nowhere at all. */
  readonly words: ReadonlyMap<string, readonly Place[]>;
  readonly drafts: readonly DraftChange[];
  readonly ids: Readonly<Record<'allergy' | 'condition' | 'release-medicine' | 'note', string>>;
}

const stamp = { by: nurse.staffId, at: '2026-11-20T10:00:00.000+00:00' };

/** `number` tells people apart; `filled` says which sections of the plan and which of their fields are. */
export function markedPerson(
  number: number,
  content: SectionContent,
  filled: (section: string, field: string | null) => boolean = () => true,
): Marked {
  const words = new Map<string, readonly Place[]>();
  let count = 0;
  const word = (...places: Place[]): string => {
    count += 1;
    const made = `Zq${number}x${count}w`;
    words.set(made, places);
    return made;
  };
  const [patientId, stayId] = [uuid(0xaa, number), uuid(0xbb, number)];
  const id = (n: number): string => uuid(0x0c00 + n, number);
  const at = stamp.at;
  const of = (type: string, n: number, values: Record<string, Json>): DraftChange =>
    draft(type, id(n), values, patientId);
  const name: Place[] = ['identity.name'];
  const drafts = [
    aPatient(patientId, {
      surname: word(...name).toUpperCase(),
      forenames: word(...name),
      title: word(),
      preferredName: word('identity.preferredName'),
      aliases: [word('identity.aliases')],
      gender: word('identity.gender'),
      prisonNumber: `A${String(1000 + number)}BC`,
      pncNumber: word(),
      croNumber: word(),
      address: word('identity.address'),
      noFixedAbode: false,
      gpPractice: word('gp-registration.before'),
      language: word('communication.language'),
      communicationNeeds: [word('adjustments.needs')],
      nhsNumber: '9990000018',
    }),
    aStay(stayId, patientId, { fromLocation: word(), legalStatus: word(), cell: word() }),
    of('allergy', 1, {
      substance: word('allergies.substance'),
      reaction: word('allergies.reaction'),
      severity: 'severe',
      state: 'present',
    }),
    of('condition', 2, {
      name: word('diagnoses.name'),
      kind: 'physical',
      noted: '2020-05-04',
      source: word(),
      state: 'active',
    }),
    of('medicine', 3, {
      drug: word('medicine-list.drug'),
      dose: word('medicine-list.dose'),
      frequency: word('medicine-list.frequency'),
      route: word('medicine-list.route'),
      indication: word('medicine-list.indication'),
      lastTaken: word('medicine-list.lastTaken'),
      nextDue: word(),
      critical: word('medicine-list.critical'),
      state: 'current',
    }),
    of('release-medicine', 4, {
      stay: stayId,
      drug: word('medicine-list.drug'),
      dose: word('medicine-list.dose'),
      frequency: word('medicine-list.frequency'),
      route: word('medicine-list.route'),
      indication: word('medicine-list.indication'),
      kind: 'regular',
      critical: word('medicine-list.critical'),
      supply: 'to-take-out',
      days: 3,
      prescription: word('medicine-list.prescription'),
      reason: word('medicine-list.reason'),
      change: { kind: 'changed', reason: word('medicine-list.change') },
      state: 'current',
    }),
    of('vaccination', 5, {
      vaccine: word('vaccinations.vaccine'),
      dose: 1,
      batch: word(),
      source: word(),
      state: 'due',
    }),
    of('virus-test', 6, {
      stay: stayId,
      virus: 'hiv',
      response: 'accepted',
      declinedBecause: word(),
      state: 'recorded',
    }),
    of('self-harm', 7, {
      date: '2019',
      setting: word('self-harm.history'),
      method: word('self-harm.history'),
      intent: word('self-harm.history'),
      source: word(),
      state: 'recorded',
    }),
    of('acct', 8, {
      logNumber: word('acct-owed.what'),
      openedAt: at,
      openedBy: word(),
      reason: word(),
      handedTo: word(),
      state: 'open',
      closedAt: null,
    }),
    of('alert', 9, {
      code: 'HA',
      description: word('alerts.description', 'alerts.forEscort'),
      source: word(),
    }),
    of('note', 10, { text: word('notes.text'), kind: 'handover', enteredInError: null, corrects: null }),
    of('note', 11, { text: word(), kind: 'wing', enteredInError: null, corrects: null }),
    of('appointment', 12, {
      stay: stayId,
      kind: 'hospital',
      reason: word('appointments.reason'),
      targetDate: '2026-12-01',
      dueBy: at,
      sooner: [word()],
      state: 'to-book',
    }),
    of('action', 13, {
      stay: stayId,
      title: word('referrals-open.title'),
      owner: word('referrals-open.owner'),
      because: [word()],
      dueAt: at,
      state: 'open',
      rule: word(),
    }),
    of('share-consent', 14, {
      stay: stayId,
      kind: 'reconnect',
      name: word('sharing.recipient'),
      address: word(),
      contact: word(),
      reason: word(),
      bestInterests: word(),
      witness: word(),
      decision: 'consented',
      capacity: 'yes',
      recordedBy: nurse.staffId,
      state: 'recorded',
    }),
    of('planned-date', 15, {
      stay: stayId,
      kind: 'release',
      date: '2026-12-18',
      source: word(),
      note: word(),
      state: 'expected',
    }),
    of('escort-record', 16, { stay: stayId, answers: { q: word() } }),
    planOf(),
  ];

  function planOf(): DraftChange {
    const values: Record<string, Json> = {
      stay: stayId,
      coordinator: null,
      medicalHold: { reason: word('hold.reason'), until: null, ...stamp },
    };
    content.sections.forEach((section, index) => {
      if (!filled(section.id, null)) return;
      const state = (['done', 'declined', 'unavailable', 'in-progress', 'needed'] as const)[
        (index + number) % 5
      ];
      // The reason is no field: it prints wherever the section does, because it is what the gap says.
      const reason = state === 'done' ? null : word(`${section.id}.*`);
      values[`section.${section.id}`] = { state: state ?? 'needed', reason, ...stamp };
      for (const { id: field, kind } of section.fields)
        if (filled(section.id, field) && ['text', 'long', 'phone', 'ods'].includes(kind)) {
          const drawn: Place[] =
            section.id === 'accommodation' && field === 'phone' ? ['identity.phone'] : [];
          values[`detail.${section.id}.${field}`] = word(`${section.id}.${field}`, ...drawn);
        } else if (kind === 'yes-no') values[`detail.${section.id}.${field}`] = true;
    });
    return draft('release-plan', derivedId.releasePlan(stayId), values, patientId);
  }

  const ids = { allergy: id(1), condition: id(2), 'release-medicine': id(4), note: id(10) };
  return { patientId, stayId, words, drafts, ids };
}

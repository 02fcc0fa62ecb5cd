/** An invented ACCT: its draft as it is written, what was signed, its sheets, and its timeline. */
import possession from '../../../resources/acct/possession.json' with { type: 'json' };
import content from '../../../resources/acct/input.json' with { type: 'json' };
import { inputMissing, inputSaid } from '../../../shared/acct/input.ts';
import { parseInputForm } from '../../../shared/acct/input-content.ts';
import { possessionMissing, possessionSaid } from '../../../shared/acct/possession.ts';
import { parsePossession } from '../../../shared/acct/possession-content.ts';
import type { Json } from '../../../shared/changes/change.ts';
import type { AcctDraftView, AcctNarrative, AcctSheet } from '../../../shared/contract/acct-views.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import type { Handlers } from './fake-bridge.ts';
import { id } from './people.ts';

const inputContent = parseInputForm(content);
const possessionContent = parsePossession(possession);

export const acctIds = {
  acct: id(501),
  review: id(502),
  draft: id(503),
  possession: id(504),
  input: id(505),
};
const stay = id(506);
const patient = id(1);

const form = {
  signOff: inputContent.signOff,
  source: inputContent.source,
  groups: inputContent.groups,
  parts: inputContent.parts.map(({ id: part, title, group, drawn, sheet, required }) => ({
    id: part,
    title,
    group,
    drawn,
    onSheet: sheet,
    required: required.includes('review'),
  })),
};

const preRead = [
  {
    part: 'methods',
    lines: [
      { text: 'Ligature, in cell; suicide attempt', source: 'HMP Leeds, 19-Aug-2024' },
      { text: 'Cuts to left forearm', source: 'Escort record, 2021' },
    ],
  },
  {
    part: 'medicines',
    lines: [
      { text: 'Sertraline 100 mg in the morning', source: 'GP record, 02-Oct-2026' },
      { text: 'Insulin glargine 18 units at night (critical: insulin)', source: 'GP record, 02-Oct-2026' },
    ],
  },
  { part: 'diagnoses', lines: [{ text: 'Depression', source: 'First-stage assessment, 22-Nov-2026' }] },
];

export function draftOf(kind: AcctDraftView['kind'], more: Partial<AcctDraftView> = {}): AcctDraftView {
  return {
    draftId: kind === 'possession' ? acctIds.possession : acctIds.draft,
    kind,
    acctId: acctIds.acct,
    reviewId: kind === 'review' ? acctIds.review : null,
    patientId: patient,
    stayId: stay,
    startedAt: '2026-11-22T14:00:00+00:00',
    corrects: null,
    state: 'in-progress',
    parts: {},
    preRead: kind === 'possession' ? [] : preRead,
    form,
    missing: [],
    ...more,
  };
}

export const possessionForm: Output<'acct.possessionForm'> = {
  signOff: possessionContent.signOff,
  source: possessionContent.source,
  patientFactors: possessionContent.patientFactors.map(({ id: factor, text }) => ({
    id: factor,
    text,
    held: factor === 'self-harm' ? ['Ligature, in cell; suicide attempt, 19-Aug-2024 (HMP Leeds)'] : [],
  })),
  medicineFactors: possessionContent.medicineFactors,
  outcomes: possessionContent.outcomes,
  triggers: possessionContent.triggers,
  medicines: [
    { drug: 'Sertraline', dose: '100 mg in the morning', critical: null },
    { drug: 'Insulin glargine', dose: '18 units at night', critical: 'insulin' },
  ],
};

const earlierPossession: Output<'acct.possessionHistory'>[number] = {
  id: id(510),
  because: 'First assessment here',
  outcome: '7-days',
  patientFactors: [{ text: 'Uses substances, or has come here intoxicated', answer: 'not-known' }],
  medicines: [{ drug: 'Sertraline', factors: ['Dangerous in overdose: no'], outcome: '7-days' }],
  reasons: 'Settled, keeps his medicines in the safe.',
  actions: 'Cell check each week',
  reviewBy: '2027-05-01',
  signedAt: '2026-10-02T09:30:00+01:00',
  signedBy: "Siân O'Neill",
  corrects: null,
};

export const narrative: AcctNarrative = {
  acctId: acctIds.acct,
  reason: 'Said on the wing that he sees no way out.',
  levelOnDocument: null,
  immediatePlan: null,
  marks: [],
  attendanceReasons: [],
  stepDownPlan: null,
  inputs: [
    {
      id: acctIds.input,
      kind: 'review',
      reviewId: acctIds.review,
      signedAt: '2026-11-22T15:10:00+00:00',
      signedBy: 'Ruth Okafor',
      role: 'mental-health-nurse',
      corrects: null,
      correctedBy: null,
      copiedToDocument: false,
      parts: [
        {
          id: 'own-words',
          title: 'The person’s own words',
          group: 'formulation',
          text: 'لا أرى مخرجا: “I see no way out, my mum doesn’t ring.”',
          onSheet: true,
        },
        { id: 'diagnoses', title: 'Diagnoses', group: 'pre-read', text: 'Depression', onSheet: false },
      ],
      attendance: {
        mode: 'in-person',
        who: 'Ruth Okafor',
        role: 'Mental-health nurse',
        reason: null,
        by: 'Ruth Okafor',
        at: '2026-11-22T15:10:00+00:00',
      },
      possession: 'daily',
      referrals: [{ to: 'Mental-health triage', urgency: 'urgent', sentAt: null }],
      supports: ['Daily check of sleep: Ruth Okafor, by 25-Nov-2026'],
    },
  ],
  supports: [],
  shared: [],
};

export function sheetOf(words: string): AcctSheet {
  return {
    person: {
      patientId: patient,
      stayId: stay,
      surname: "O'Ncí-Hussain",
      forenames: 'محمد',
      dateOfBirth: '1988-03-14',
      prisonNumber: 'A1234BC',
      wing: 'B wing',
      cell: 'B-2-14',
    },
    title: 'Healthcare’s contribution to the ACCT',
    state: 'open',
    logNumber: '2026/417',
    establishment: 'HMP Demonstration',
    lines: [
      { heading: 'The person’s own words', paragraphs: ['“I see no way out.”'] },
      { heading: 'Formulation: what brings the risk about, and what eases it', paragraphs: [words] },
      { heading: 'Triggers, and how to notice them', paragraphs: [] },
      { heading: 'Advice on items', paragraphs: ['  '] },
    ],
    signedBy: 'Ruth Okafor, Mental-health nurse',
    signedAt: '2026-11-22T15:10:00+00:00',
    printedAt: '2026-11-22T15:20:00+00:00',
    printedBy: 'Ruth Okafor',
    dataState: 'Central record last reached 2026-11-22 15:19.',
  };
}

type Entry = Output<'acct.timeline'>['entries'][number];

const mark = (lane: Entry['lane'], from: string, text: string, more: Partial<Entry> = {}): Entry => ({
  lane,
  from,
  until: null,
  text,
  source: 'HMP Demonstration',
  state: 'recorded',
  precision: 'minute',
  ...more,
});

export const timeline: Output<'acct.timeline'> = {
  from: '2021-01-01T00:00:00+00:00',
  to: '2026-11-22T15:00:00+00:00',
  entries: [
    mark('stay', '2024-08-01T18:00:00+01:00', 'HMP Leeds', { until: '2025-03-04T09:00:00+00:00' }),
    mark('stay', '2026-11-01T19:40:00+00:00', 'HMP Demonstration', { state: 'open' }),
    mark('acct', '2024-08-19T22:00:00+01:00', 'ACCT 2024/118', {
      until: '2024-09-11T10:00:00+01:00',
      state: 'closed',
      source: 'HMP Leeds',
    }),
    mark('acct', '2026-11-20T09:00:00+00:00', 'ACCT 2026/417', { state: 'open' }),
    mark('constant-supervision', '2026-11-20T10:00:00+00:00', 'Constant supervision', {
      until: '2026-11-21T12:00:00+00:00',
      state: 'ended',
    }),
    mark('self-harm', '2021-01-01T00:00:00+00:00', 'Cuts to left forearm', {
      precision: 'year',
      source: 'Escort record',
    }),
    mark('self-harm', '2024-08-19T00:00:00+01:00', 'Ligature, in cell; suicide attempt', {
      precision: 'day',
      source: 'HMP Leeds',
    }),
    mark('review', '2026-11-21T10:00:00+00:00', 'First case review', { state: 'held' }),
    mark('review', '2026-11-24T10:00:00+00:00', 'Case review', { state: 'planned' }),
    mark('medicine', '2026-10-02T00:00:00+01:00', 'Insulin glargine, begun', { precision: 'day' }),
    mark('possession', '2026-10-02T09:30:00+01:00', '7 days at a time', { state: '7-days' }),
  ],
};

const personAccts: Output<'acct.person'> = {
  accts: [],
  possessionOwed: [
    { because: 'An ACCT was opened 20-Nov-2026 09:00', dueAt: '2026-11-20T23:59:00+00:00', overdue: true },
  ],
  possession: {
    id: earlierPossession.id,
    outcome: '7-days',
    signedAt: earlierPossession.signedAt,
    reviewBy: earlierPossession.reviewBy,
  },
  stayId: stay,
  warnings: [],
};

/** Drafts that keep what is saved for as long as the page is open. */
export function acctInputHandlers(): Handlers {
  const drafts = new Map(
    [draftOf('review'), draftOf('possession')].map((draft) => [draft.draftId, draft] as const),
  );
  const draft = (draftId: string): AcctDraftView => {
    const held = drafts.get(draftId) ?? draftOf('review', { draftId });
    return { ...held, missing: missingOf(held) };
  };
  return {
    'acct.openDraft': ({ draftId }) => draft(draftId),
    'acct.draft': ({ kind }) => draft(kind === 'possession' ? acctIds.possession : acctIds.draft),
    'acct.savePart': ({ draftId, part, value }) => {
      const held = draft(draftId);
      drafts.set(draftId, { ...held, parts: { ...held.parts, [part]: value as Json } });
      return { missing: draft(draftId).missing };
    },
    'acct.putAway': ({ draftId, undo }) => {
      drafts.set(draftId, { ...draft(draftId), state: undo === true ? 'in-progress' : 'put-away' });
      return { ok: true };
    },
    'acct.sign': ({ draftId }) => {
      drafts.set(draftId, { ...draft(draftId), state: 'signed' });
      return { signedId: acctIds.input };
    },
    'acct.narrative': () => narrative,
    'acct.timeline': () => timeline,
    'acct.person': () => personAccts,
    'acct.possessionForm': () => possessionForm,
    'acct.possessionHistory': () => [earlierPossession],
    'acct.share': () => ({ sharedId: id(520) }),
    'acct.sheet': () => sheetOf('He was moved at noon. That helps.'),
    'acct.handoverSheet': () => ({ ...sheetOf('He was moved at noon.'), title: 'ACCT handover' }),
    'acct.printed': () => ({ ok: true }),
  };
}

function missingOf({ kind, parts, reviewId }: AcctDraftView): string[] {
  return kind === 'possession'
    ? possessionMissing(possessionContent, possessionSaid(parts), possessionForm.medicines)
    : inputMissing(inputContent, { kind, attendanceOwed: reviewId !== null }, inputSaid(inputContent, parts));
}

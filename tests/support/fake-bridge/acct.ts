/** ACCTs, invented: one overdue under constant supervision, one that came with a transfer, one in post-closure, one nobody owes to. */
import type { AcctBoardRow, AcctNarrative, AcctSummary } from '../../../shared/contract/acct-views.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import { acctMeasures } from './acct-measures.ts';
import { HOUR, ahead, met, milestone, plan, review } from './acct-milestones.ts';
import { owedItems } from './today.ts';
import { listed } from './followup.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';

export function boardRow(n: number, more: Partial<AcctBoardRow> = {}): AcctBoardRow {
  return {
    acctId: id(8001 + n),
    person: listed(n),
    state: 'open',
    disputed: false,
    logNumber: `2026/${101 + n}`,
    openedAt: ago(20 * HOUR + n),
    openedBy: 'Ruth Okafor',
    cameFrom: null,
    constantSince: null,
    milestones: [review],
    next: review,
    overdue: 0,
    nextReview: { id: id(8201), kind: 'first-case-review', dueAt: review.dueAt },
    lastInputAt: null,
    openSupport: 0,
    arriving: false,
    ...more,
  };
}

export const boardRows: AcctBoardRow[] = [
  boardRow(0, {
    constantSince: ago(90),
    milestones: [plan, met, review],
    next: plan,
    overdue: 1,
    logNumber: null,
  }),
  boardRow(1, { cameFrom: "HMP St Mary's, Norwich", disputed: true, openSupport: 2, lastInputAt: ago(600) }),
  boardRow(2, {
    state: 'post-closure',
    milestones: [
      milestone('post-closure', 5 * 24 * HOUR, {
        title: 'Take part in the post-closure review',
        short: 'Post-closure review',
        owner: 'mental-health-nurse',
      }),
    ],
    next: milestone('post-closure', 5 * 24 * HOUR, {
      title: 'Take part in the post-closure review',
      short: 'Post-closure review',
      owner: 'mental-health-nurse',
    }),
    nextReview: null,
  }),
  boardRow(3, { milestones: [met], next: null, nextReview: null, arriving: true }),
];

export const summary: AcctSummary = {
  acctId: id(8001),
  patientId: id(1),
  state: 'open',
  disputed: false,
  logNumber: null,
  source: 'First-stage assessment',
  openedAt: ago(155),
  openedBy: 'Ruth Okafor',
  handedTo: 'Custodial Manager Hughes',
  handedAt: ago(150),
  notifiedAt: null,
  closedAt: null,
  postClosureDue: null,
  planGivenAt: null,
  constant: { id: id(8401), startedAt: ago(90), authorisedBy: "Governor O'Brien" },
  milestones: [plan, review, met],
  reviews: [
    {
      id: id(8201),
      kind: 'first-case-review',
      dueAt: review.dueAt,
      setBy: 'Case coordinator Ali',
      named: 'Jaspreet Singh',
      state: 'planned',
      heldAt: null,
      attendance: null,
      inputIds: [],
    },
    {
      id: id(8202),
      kind: 'assessment-interview',
      dueAt: ago(60),
      setBy: null,
      named: null,
      state: 'held',
      heldAt: ago(60),
      attendance: {
        mode: 'telephone',
        who: 'Jaspreet Singh',
        role: 'Mental-health nurse',
        reason: null,
        by: 'staff-jsingh',
        at: ago(55),
      },
      inputIds: [id(8301)],
    },
  ],
  inputs: [
    {
      id: id(8301),
      kind: 'review',
      reviewId: id(8202),
      signedAt: ago(50),
      signedBy: 'Jaspreet Singh',
      role: 'Mental-health nurse',
      corrects: null,
      correctedBy: null,
      copiedToDocument: false,
    },
  ],
  reopens: null,
  drafts: [{ id: id(8501), kind: 'review', startedAt: ago(20), mine: true }],
};

export const closed: AcctSummary = {
  ...summary,
  acctId: id(8009),
  state: 'closed',
  logNumber: '2024/118',
  openedAt: '2024-08-19T10:00:00.000Z',
  closedAt: '2024-09-11T10:00:00.000Z',
  source: 'Came with a transfer; came from HMP Leeds',
  constant: null,
  milestones: [],
  reviews: [],
  inputs: [],
  drafts: [],
};

export const acctPerson: Output<'acct.person'> = {
  accts: [summary, closed],
  possessionOwed: [{ because: 'An ACCT was opened.', dueAt: ahead(5 * HOUR), overdue: false }],
  possession: { id: id(8601), outcome: '7-days', signedAt: ago(9000), reviewBy: '2027-02-01' },
  stayId: id(5001),
  warnings: [],
};

export const narrative: AcctNarrative = {
  acctId: id(8001),
  reason: 'Says he “can’t do another night”. Bad news by telephone at 13:00.',
  levelOnDocument: 'Two conversations a day, hourly observations',
  immediatePlan: null,
  marks: [
    {
      milestone: 'first-review',
      at: ago(70),
      note: 'Seen on B1 with an interpreter.',
      by: 'Jaspreet Singh',
    },
  ],
  attendanceReasons: [{ reviewId: id(8202), reason: 'No escort to the wing at that hour.' }],
  stepDownPlan: null,
  inputs: [
    {
      ...summary.inputs[0]!,
      parts: [
        {
          id: 'own-words',
          title: 'The person’s own words',
          group: 'formulation',
          text: '“If the phone call goes well I’ll be all right.”',
          onSheet: true,
        },
        {
          id: 'formulation',
          title: 'Formulation: what brings the risk about, and what eases it',
          group: 'formulation',
          text: 'Loss of contact with his daughter.\nEased by work and by his cell mate.',
          onSheet: true,
        },
      ],
      attendance: summary.reviews[1]!.attendance,
      possession: 'not-in-possession',
      referrals: [{ to: 'Mental health team', urgency: 'urgent', sentAt: null }],
      supports: ['Call to his daughter arranged'],
    },
  ],
  supports: [
    {
      id: id(8701),
      title: 'Call to his daughter arranged',
      owner: 'Jaspreet Singh',
      due: '2026-11-21',
      state: 'open',
      overdue: true,
      note: null,
    },
  ],
  shared: [
    {
      id: id(8801),
      inputId: id(8301),
      how: 'told',
      what: 'Advice on observations',
      withWhom: 'SO Patel, B wing',
      at: ago(45),
      initials: null,
      by: 'Jaspreet Singh',
    },
  ],
};

/** Everything answers; what is written is not kept. */
export function acctHandlers(): Handlers {
  return {
    'acct.board': () => ({
      now: ago(0),
      rows: boardRows,
      warnings: ['The clock of this workstation is not sure.'],
    }),
    'acct.person': () => acctPerson,
    'acct.state': () => ({ state: 'open', since: summary.openedAt }),
    'acct.narrative': () => narrative,
    'acct.timeline': () => ({ from: null, to: ago(0), entries: [] }),
    'acct.open': () => ({ acctId: id(8001) }),
    'acct.details': () => ({ ok: true }),
    'acct.immediatePlan': () => ({ ok: true }),
    'acct.milestone': () => ({ ok: true }),
    'acct.setReview': () => ({ reviewId: id(8203) }),
    'acct.reviewHeld': () => ({ nextReviewId: null }),
    'acct.cancelReview': () => ({ ok: true }),
    'acct.constant': () => ({ constantId: id(8401) }),
    'acct.support': () => ({ supportId: id(8701) }),
    'acct.close': () => ({ ok: true }),
    'acct.endPostClosure': () => ({ ok: true }),
    'acct.reopen': () => ({ ok: true }),
    'acct.share': () => ({ sharedId: id(8802) }),
    'acct.selfHarm': () => ({ eventId: id(8901), acctOpen: true }),
    'acct.measures': () => acctMeasures,
    'acct.measured': () => [
      { acctId: id(8001), person: listed(0), openedAt: ago(900), says: 'Held 21-Nov-2026 10:00, in person' },
    ],
    'today.counts': () => ({ arrivals: 2, followUp: 1, acct: 1, conflicts: 3, duplicates: 0, release: 2 }),
    'today.owed': () => ({
      now: ago(0),
      items: owedItems,
      totals: (
        ['acct', 'action', 'follow-up', 'follow-on', 'release', 'no-show', 'draft', 'conflict'] as const
      ).map((kind) => ({
        kind,
        total: 1,
      })),
      warnings: [],
    }),
  };
}

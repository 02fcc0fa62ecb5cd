/** Medicines that go out, recipients and what is kept back, invented. */
import type {
  ReleaseMedicineView,
  ReleasePlanView,
  ShareView,
} from '../../../shared/contract/release-views.ts';
import { supplyVerdict } from '../../../shared/release/supply.ts';
import { ago, id } from './people.ts';

const figures = { leastDays: 7, defaultDays: 28, source: 'release-and-standards.md §1.2' };

/** As long as a reason may be. */
export const longReason = (
  'He says that he will stay with his sister and see the practice there on the third day; the practice was called twice, and both ' +
  'times nobody answered, so that the supply was kept short on purpose until somebody there takes it on. '
)
  .repeat(3)
  .slice(0, 400);

export function medicine(
  n: number,
  drug: string,
  more: Partial<ReleaseMedicineView> = {},
): ReleaseMedicineView {
  const made: ReleaseMedicineView = {
    id: id(9400 + n),
    medicineId: null,
    drug,
    dose: '50 mg',
    frequency: 'once a day',
    route: 'by mouth',
    indication: null,
    kind: 'regular',
    controlled: null,
    critical: null,
    supply: 'to-take-out',
    days: 28,
    prescription: null,
    reason: null,
    lastDoseAt: null,
    lastDoseSupervised: null,
    nextDueAt: null,
    change: null,
    state: 'current',
    verdict: { level: 'ok', words: '', reasonMissing: false },
    conflicts: [],
    differing: {},
    ...more,
  };
  const { supply, days, reason } = made;
  return { ...made, verdict: supplyVerdict({ supply, days, reason }, figures) };
}

export const medicines: ReleaseMedicineView[] = [
  medicine(1, 'Methadone 1 mg/ml oral solution', {
    dose: '40 ml',
    kind: 'opioid-substitution',
    controlled: true,
    critical: 'Opioid substitution',
    supply: 'prescription',
    days: 14,
    prescription: 'FP10MDA 4711',
    lastDoseAt: ago(300),
    lastDoseSupervised: true,
    nextDueAt: ago(-1140),
  }),
  medicine(2, 'Insulin glargine', {
    dose: '18 units',
    frequency: 'at night',
    route: 'under the skin',
    critical: 'Insulin',
    supply: null,
    days: null,
  }),
  medicine(3, 'Sertraline', {
    dose: '100 mg',
    indication: 'low mood',
    days: 14,
    reason: longReason,
    change: { kind: 'started', reason: 'Low mood since the trial' },
  }),
  medicine(4, 'Omeprazole', {
    dose: '20 mg',
    conflicts: ['days'],
    differing: {
      days: [
        {
          changeId: id(9711),
          value: 28,
          author: 'staff-1',
          authorName: 'Ruth Okafor',
          place: 'Reception 1',
          happenedAt: ago(90),
        },
        {
          changeId: id(9712),
          value: 7,
          author: 'staff-2',
          authorName: 'Jaspreet Singh',
          place: 'Healthcare 2',
          happenedAt: ago(80),
        },
      ],
    },
  }),
  medicine(5, 'Zopiclone', {
    state: 'stopped',
    supply: null,
    days: null,
    change: { kind: 'stopped', reason: 'Not needed any more' },
  }),
];

export const manyMedicines: ReleaseMedicineView[] = Array.from({ length: 60 }, (_, n) =>
  medicine(
    20 + n,
    n === 7
      ? 'دواء القلب (digoxin as written by the practice)'
      : `Medicine ${String(n + 1).padStart(2, '0')}`,
    {
      days: n % 5 === 0 ? 5 : n % 7 === 0 ? 14 : 28,
      reason: n % 10 === 0 ? longReason : null,
      critical: n === 7 ? 'Digoxin' : null,
    },
  ),
);

function share(n: number, kind: ShareView['kind'], name: string, more: Partial<ShareView>): ShareView {
  return {
    id: id(9500 + n),
    kind,
    name,
    address: null,
    contact: null,
    odsCode: null,
    decision: 'not-asked',
    reason: null,
    editions: [],
    capacity: 'yes',
    bestInterests: null,
    decidedAt: null,
    witness: null,
    expiresOn: null,
    recordedBy: 'Abi Cole',
    covers: [],
    conflicts: [],
    differing: {},
    ...more,
  };
}

export const shares: ShareView[] = [
  share(1, 'gp', 'Light Surgery, Beeston', {
    address: '12 Canal Street, Leeds LS9 0AA',
    contact: '0113 496 0123',
    odsCode: 'B86010',
    decision: 'informed',
    editions: ['clinical'],
    decidedAt: ago(3000),
    witness: 'Tom Beck',
    covers: [{ edition: 'clinical', covered: true, words: 'The person was informed.' }],
  }),
  share(2, 'local-authority-housing', 'Leeds City Council', {
    decision: 'consented',
    editions: ['partner'],
    capacity: 'no',
    bestInterests: 'Dr O’Hara and his sister Fatima (فاطمة), 12-Nov-2026',
    decidedAt: ago(9000),
    expiresOn: '2026-11-01',
    covers: [{ edition: 'partner', covered: false, words: 'The agreement ended on 01-Nov-2026.' }],
  }),
  share(3, 'family', 'فاطمة الحسن (sister)', {
    decision: 'refused',
    reason: '“She worries enough.”',
    decidedAt: ago(9000),
    covers: [{ edition: 'partner', covered: false, words: 'The person refused.' }],
    conflicts: ['decision'],
    differing: {
      decision: [
        {
          changeId: id(9721),
          value: 'consented',
          author: 'staff-1',
          authorName: 'Ruth Okafor',
          place: 'Reception 1',
          happenedAt: ago(90),
        },
        {
          changeId: id(9722),
          value: 'refused',
          author: 'staff-2',
          authorName: 'Abi Cole',
          place: 'Healthcare 2',
          happenedAt: ago(80),
        },
      ],
    },
  }),
];

export const withheld: ReleasePlanView['withheld'] = [
  {
    id: id(9601),
    item: { kind: 'field', section: 'gp-registration', field: 'declinedBecause' },
    words: 'What the practice said of his partner',
    because: 'third-party',
    reason: 'It names somebody else who did not agree to that',
    editions: ['patient-held', 'partner'],
    authorisedBy: 'Ruth Okafor',
    authorisedAt: ago(30_000),
    reviewOn: '2026-11-10',
    reviewDue: true,
    state: 'withheld',
  },
  {
    id: id(9602),
    item: { kind: 'section', section: 'self-harm' },
    words: 'History of self-harm',
    because: 'serious-harm',
    reason: 'Told in confidence by the mental-health team',
    editions: ['patient-held'],
    authorisedBy: 'Jaspreet Singh',
    authorisedAt: ago(20_000),
    reviewOn: '2099-01-01',
    reviewDue: false,
    state: 'lifted',
  },
];

/** Editions of a pack, invented: long ones, names in other scripts, gaps, nobody's GP. */
import type { DocumentSection, PackDocument } from '../../../shared/release/document.ts';
import type { Edition } from '../../../shared/records/release-words.ts';
import { ago } from './people.ts';

export function aSection(id: string, title: string, more: Partial<DocumentSection> = {}): DocumentSection {
  return {
    id,
    heading: null,
    title,
    state: 'recorded',
    gap: null,
    entries: [],
    table: null,
    lines: [],
    advice: [],
    facts: [],
    ...more,
  };
}

const drugs = [
  'Sertraline',
  'Methadone oral solution 1 mg/ml',
  'Salbutamol inhaler',
  'Insulin glargine',
  'Clozapine',
];

/** So many medicines with everything that can stand about one. */
export function medicines(count: number): NonNullable<DocumentSection['table']> {
  return {
    columns: [
      'Medicine',
      'Dose',
      'How often',
      'Route',
      'For',
      'Supply',
      'Days',
      'Prescription',
      'Reason',
      'Last dose',
      'Next dose due',
      'Change',
      'Controlled',
      'Critical',
    ],
    rows: Array.from({ length: count }, (_, n) => [
      `${drugs[n % drugs.length] ?? ''}${n < drugs.length ? '' : ` ${n}`}`,
      `${50 + n} mg`,
      n % 3 === 0 ? 'Once a day, in the morning' : 'Twice a day',
      'By mouth',
      n % 4 === 0 ? 'Depression' : '',
      n % 5 === 1 ? 'Prescription' : 'To take out',
      n % 5 === 1 ? '14' : '28',
      n % 5 === 1 ? 'FP10MDA' : '',
      n % 7 === 2 ? 'Not arranged: the pharmacy had none in stock.' : '',
      '22-Nov-2026 08:10, supervised',
      '23-Nov-2026 08:00',
      n % 6 === 3 ? 'Changed: dose raised after review on 12-Nov-2026' : '',
      n % 5 === 1 ? 'Yes' : '',
      n % 5 === 3 ? 'Insulin' : '',
    ]),
  };
}

/** A note of so many words with sentences of many lengths. */
export function longNote(words: number): string {
  const said = 'He slept badly after the call and asked for the nurse. No change in mood since then'.split(
    ' ',
  );
  return Array.from(
    { length: words },
    (_, n) => `${said[n % said.length] ?? ''}${n % 17 === 16 ? '.' : ''}`,
  ).join(' ');
}

const sender = {
  name: 'Abi Cole',
  role: 'Release coordinator',
  organisation: 'Northbridge Health Care Services',
  phone: '020 7946 0123',
};

export function aDocument(edition: Edition, more: Partial<PackDocument> = {}): PackDocument {
  const neutral = edition === 'patient-held' || edition === 'partner';
  const titles = {
    clinical: 'Discharge summary from healthcare',
    'patient-held': 'My health plan',
    partner: 'Health plan',
    sealed: 'Confidential medical information',
    escort: 'Health information for the journey',
  };
  return {
    format: 1,
    kind: 'release',
    edition,
    neutral,
    easyRead: edition === 'patient-held',
    title: titles[edition],
    language: 'en-GB',
    subject: { name: "O'NEILL, Seán محمد", born: '14-Mar-1988', nhsNumber: '999 000 0107' },
    sender,
    composedAt: ago(2),
    dataState: neutral ? null : 'Central record last reached 2026-11-22 17:05',
    released: null,
    contentVersion: '1',
    sections: sectionsOf[edition](),
    ...more,
  };
}

const identity = (heading: string | null) =>
  aSection('identity', 'Who this is', {
    heading,
    entries: [
      { label: 'Name', value: "O'NEILL, Seán محمد" },
      { label: 'Also known as', value: 'محمد أونيل; John Neal' },
      { label: 'Born', value: '14-Mar-1988' },
      { label: 'Address', value: 'No fixed abode' },
    ],
  });

const noGp = (heading: string | null) =>
  aSection('gp-registration', 'GP registration', {
    heading,
    state: 'gap',
    gap: 'Not arranged: no practice has accepted him yet. Called Elm Surgery on 20-Nov-2026.',
  });

const sectionsOf: Record<Edition, () => DocumentSection[]> = {
  clinical: () => [
    identity('patient'),
    noGp('gp'),
    aSection('stay', 'Stay', {
      heading: 'admission',
      entries: [
        { label: 'Arrived', value: '02-Aug-2026 18:40' },
        { label: 'Release date', value: '27-Nov-2026' },
      ],
    }),
    aSection('diagnoses', 'Health problems', {
      heading: 'diagnoses',
      table: {
        columns: ['Problem', 'Noted', 'State'],
        rows: [
          ['Opioid dependence', '02-Aug-2026', 'Active'],
          ['Asthma', '2009', 'Active'],
        ],
      },
    }),
    aSection('allergies', 'Allergies', {
      heading: 'allergies',
      state: 'none-recorded',
      gap: 'None recorded. Nobody has asked during this stay.',
    }),
    aSection('medicine-list', 'Medicines', { heading: 'medicines', table: medicines(60) }),
    aSection('medicines', 'Arrangements for medicines', {
      heading: 'medicines',
      state: 'in-progress',
      entries: [{ label: 'Pharmacy', value: 'Day Lewis, 4 Court Lane' }],
    }),
    aSection('naloxone', 'Naloxone', {
      heading: 'substance',
      state: 'gap',
      gap: 'Not arranged: declined. “I never want to see it again.”',
    }),
    aSection('mental-health', 'Mental health', {
      heading: 'plan',
      state: 'done',
      entries: [
        { label: 'Team', value: 'Northbridge Community Mental Health Team' },
        { label: 'When', value: '01-Dec-2026, 10:00' },
        { label: 'Phone', value: '020 7946 0456' },
      ],
    }),
    aSection('notes', 'Notes for the receiving team', {
      heading: 'handover',
      table: {
        columns: ['Note', 'Written'],
        rows: [
          [longNote(4000), '21-Nov-2026 14:20'],
          ['يحتاج إلى مترجم للغة العربية في كل موعد.', '20-Nov-2026 09:00'],
        ],
      },
    }),
  ],
  'patient-held': () => [
    aSection('intro', 'About this plan', {
      lines: ['This is your plan.', 'It says who will help you.', 'Keep it with you.'],
    }),
    aSection('gp-registration', 'Your doctor', {
      state: 'gap',
      gap: 'We have not found a doctor for you yet.',
      advice: ['You can register with a doctor without ID.', 'You do not need to show where you live.'],
    }),
    aSection('medicine-list', 'Your medicines', {
      lines: Array.from({ length: 12 }, (_, n) => [
        `${drugs[n % drugs.length] ?? ''}: ${50 + n} mg, once a day.`,
        'You should have 28 days of it.',
        'Next dose: Monday 23 November 2026, 8am.',
      ]).flat(),
      advice: ['Bring your medicines to every appointment.'],
    }),
    aSection('mental-health', 'Your mental health', {
      state: 'done',
      lines: [
        'Who: Dr سارة الحسن, Northbridge Community Mental Health Team',
        'When: Tuesday 1 December 2026, 10am',
        'Where: 12 Court Lane, Northbridge',
        'Phone: 020 7946 0456',
        'Bring: this plan and your medicines',
      ],
      advice: ['You can call NHS 111 at any time.', 'You can call Samaritans free on 116 123.'],
    }),
  ],
  partner: () => [
    identity(null),
    aSection('communication', 'How to communicate', {
      entries: [{ label: 'Interpreter', value: 'Arabic (العربية)' }],
    }),
    noGp(null),
    aSection('author', 'Who to ask', {
      entries: [
        { label: 'Name', value: 'Abi Cole' },
        { label: 'Phone', value: '020 7946 0123' },
      ],
    }),
  ],
  sealed: () => [
    identity('patient'),
    aSection('medicine-list', 'Medicines', { heading: 'medicines', table: medicines(3) }),
  ],
  escort: () => [aSection('alerts', 'What to watch for', { lines: ['Asthma: carries his own inhaler.'] })],
};

/** Release plans, invented: one half arranged whose date moved, one of somebody on remand with nothing yet, one with 60 medicines. */
import { DateTime } from 'luxon';
import type { PlanValue } from '../../../shared/records/release.ts';
import type { MilestoneView, ReleasePlanView, SectionView } from '../../../shared/contract/release-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { milestonesOf } from '../../../shared/release/milestones.ts';
import { nextStates } from '../../../shared/release/section-states.ts';
import type { SectionStateName } from '../../../shared/records/release-words.ts';
import type { Emit, Handlers } from './fake-bridge.ts';
import { listed } from './followup.ts';
import { ago, id } from './people.ts';
import { longReason, manyMedicines, medicines, shares, withheld } from './release-care.ts';
import { releaseContent as content } from './release-content.ts';

const DAY = 24 * 60;
export const today = DateTime.now().setZone('Europe/London').toISODate() ?? '';
/** The civil day so many days from now. */
export const inDays = (days: number) => DateTime.fromISO(today).plus({ days }).toISODate() ?? '';

interface Said {
  state: SectionStateName;
  reason?: string;
  fields?: Record<string, PlanValue>;
}

const version = (n: number, value: unknown, authorName: string, place: string) => ({
  changeId: id(9700 + n),
  value: value as never,
  author: `staff-${n}`,
  authorName,
  place,
  happenedAt: ago(40 + n),
});

export function sectionsOf(said: Readonly<Record<string, Said>>): SectionView[] {
  return content.sections.sections.map((section): SectionView => {
    const { state = 'not-assessed', reason = null, fields = {} } = said[section.id] ?? {};
    return {
      id: section.id,
      state,
      reason,
      said: state === 'not-assessed' ? null : { by: 'Abi Cole', at: ago(3 * DAY) },
      fields: Object.fromEntries(section.fields.map((field) => [field.id, fields[field.id] ?? null])),
      next: [...nextStates(state)],
      conflicts: [],
      differing: {},
    };
  });
}

const stamp = { by: 'staff-acole', at: ago(3 * DAY) };

const arranged: Record<string, Said> = {
  'gp-registration': {
    state: 'in-progress',
    fields: {
      practice: 'Light Surgery, Beeston',
      odsCode: 'B86010',
      phone: '0113 496 0123 ext 4',
      gms1SentOn: inDays(-2),
      answer: 'awaited',
    },
  },
  'pre-release-appointment': {
    state: 'done',
    fields: { on: inDays(-3), by: 'Ruth Okafor', needs: `Housing near his daughter.\n${longReason}` },
  },
  medicines: { state: 'needed' },
  'opioid-substitution': {
    state: 'in-progress',
    fields: { medicine: 'Methadone 1 mg/ml', dose: '40 ml', lastDose: ago(300), script: 'fp10mda' },
  },
  naloxone: { state: 'in-progress', fields: { trained: true } },
  'substance-misuse': { state: 'needed' },
  'social-care': { state: 'not-needed' },
  reconnect: { state: 'declined', reason: '“I don’t want anybody at the gate.”' },
  hospital: { state: 'unavailable', reason: 'No slot for the scan before he leaves; Leeds will write.' },
};

/** Two people said different things of naloxone, and wrote different practices. */
function withConflicts(sections: SectionView[]): SectionView[] {
  return sections.map((section): SectionView => {
    // What is in force is one of the two.
    if (section.id === 'naloxone')
      return {
        ...section,
        conflicts: ['state'],
        differing: {
          state: [
            version(
              1,
              { ...stamp, state: 'declined', reason: 'Has some at home' },
              'Ruth Okafor',
              'Reception 1',
            ),
            version(2, { ...stamp, state: 'in-progress', reason: null }, 'Abi Cole', 'Healthcare 2'),
          ],
        },
      };
    if (section.id !== 'gp-registration') return section;
    return {
      ...section,
      conflicts: ['practice'],
      differing: {
        practice: [
          version(3, 'Light Surgery, Beeston', 'Abi Cole', 'Healthcare 2'),
          version(4, 'عيادة الشفاء, Leeds', 'Jaspreet Singh', 'Reception 1'),
        ],
      },
    };
  });
}

interface Wanted {
  person: number;
  sections: SectionView[];
  date: string | null;
  mayGo: boolean;
  more?: Partial<ReleasePlanView>;
}

export function planOf({ person, sections, date, mayGo, more = {} }: Wanted): ReleasePlanView {
  const settled = {
    on: inDays(-1),
    whom: 'HMP Demonstration, offender manager',
    reason: null,
    by: 'Abi Cole',
    at: ago(700),
  };
  const standing = milestonesOf(
    content.milestones.milestones,
    { arrivedOn: inDays(-60), releaseOn: date, mayGoAnyDay: mayGo },
    {
      handled: date === null ? {} : { 'duty-to-refer': 'done' },
      sections: Object.fromEntries(sections.map((section) => [section.id, section.state])),
      packReleased: false,
      readyPack: mayGo,
      handedOver: false,
    },
    today,
  );
  const milestones = standing.flatMap((each): MilestoneView[] => {
    const known = content.milestones.milestones.find((milestone) => milestone.id === each.id);
    if (known === undefined) return [];
    const { title, owner, explains, source, mark, section, settledBy } = known;
    const handling = each.id === 'duty-to-refer' && date !== null ? settled : null;
    return [{ ...each, title, owner, explains, source, mark, section, settledBy, handling }];
  });
  return {
    person: listed(person),
    arrivedAt: ago(60 * DAY),
    departedAt: null,
    today,
    coordinator: { staffId: 'staff-acole', name: 'Abi Cole' },
    date: {
      date,
      id: date === null ? null : id(9801),
      source: date === null ? null : 'prison feed',
      note: null,
      flags: [],
      others: [],
      mayGoAnyDay: mayGo,
      mayGoSaid: null,
      legalStatus: mayGo ? 'Remand' : 'Sentenced',
    },
    moved: null,
    medicalHold: null,
    milestones,
    sections,
    medicines: [],
    shares: [],
    withheld: [],
    arriving: false,
    ...more,
  };
}

/** Half arranged; its date moved to a Friday before a bank holiday. */
export function halfArranged(): ReleasePlanView {
  const sections = withConflicts(sectionsOf(arranged));
  const plan = planOf({ person: 0, sections, date: inDays(12), mayGo: false });
  const later = planOf({ person: 0, sections, date: inDays(40), mayGo: false });
  return {
    ...plan,
    date: {
      ...plan.date,
      note: 'Brought forward by the governor',
      flags: [
        { flag: 'friday', words: 'The day is a Friday: services close for two days.' },
        { flag: 'before-bank-holiday', words: 'The day is the day before a bank holiday: Boxing Day.' },
      ],
      others: [{ id: id(9802), date: inDays(40), source: 'letter of the offender manager' }],
    },
    moved: {
      from: inDays(40),
      to: inDays(12),
      seenBy: 'Abi Cole',
      seenAt: ago(2 * DAY),
      milestones: plan.milestones.flatMap((each) => {
        const was = later.milestones.find((other) => other.id === each.id);
        if (was === undefined || (was.dueOn === each.dueOn && was.state === each.state)) return [];
        const { id: milestone, title } = each;
        return [
          {
            id: milestone,
            title,
            from: { dueOn: was.dueOn, state: was.state },
            to: { dueOn: each.dueOn, state: each.state },
          },
        ];
      }),
    },
    medicalHold: { reason: 'Scan on Tuesday', until: inDays(3), by: 'Ruth Okafor', at: ago(500) },
    medicines,
    shares,
    withheld,
  };
}

/** On remand, nothing said yet, no date. */
export const nothingYet = (): ReleasePlanView => ({
  ...planOf({ person: 1, sections: sectionsOf({}), date: null, mayGo: true }),
  coordinator: null,
});

export const sixtyMedicines = (): ReleasePlanView => ({
  ...planOf({ person: 4, sections: sectionsOf(arranged), date: inDays(30), mayGo: false }),
  medicines: manyMedicines,
});

/** Stays as the banners of the invented people name them. */
const plans = (): Map<string, ReleasePlanView> =>
  new Map([
    [id(500), halfArranged()],
    [id(501), nothingYet()],
    [id(504), sixtyMedicines()],
  ]);

/** Sections and the coordinator are kept as they are changed; what else is written answers and is not kept. */
export function releasePlanHandlers(emit: Emit = () => undefined, held = plans()): Handlers {
  const of = (stayId: string): ReleasePlanView => {
    const plan = held.get(stayId) ?? nothingYet();
    held.set(stayId, plan);
    return plan;
  };
  const ok = { ok: true } as const;
  const changed = (plan: ReleasePlanView) =>
    emit('changed', { patients: [plan.person.patientId], board: true });
  return {
    'release.content': () => content,
    'release.plan': ({ stayId }) => of(stayId),
    'release.saveSection': ({ stayId, section: name, state, fields = {} }) => {
      const plan = of(stayId);
      const section = plan.sections.find((each) => each.id === name);
      if (section === undefined) throw new Failure('invalid', 'There is no such section.');
      const before = {
        state: { state: section.state, reason: section.reason },
        fields: Object.fromEntries(Object.keys(fields).map((key) => [key, section.fields[key] ?? null])),
      };
      const decided = section.conflicts.filter(
        (each) => !(each in fields) && !(each === 'state' && state !== undefined),
      );
      Object.assign(section, {
        ...(state === undefined
          ? {}
          : { ...state, next: [...nextStates(state.state)], said: { by: 'Ruth Okafor', at: ago(0) } }),
        fields: { ...section.fields, ...fields },
        conflicts: decided,
      });
      changed(plan);
      return { section, before };
    },
    'release.milestone': () => ok,
    'release.setDate': ({ stayId }) => ({ moved: of(stayId).moved?.milestones ?? [] }),
    'release.dateSeen': ({ stayId }) => {
      of(stayId).moved = null;
      return ok;
    },
    'release.mayGo': () => ok,
    'release.coordinator': ({ stayId, staffId }) => {
      of(stayId).coordinator = staffId === null ? null : { staffId, name: 'Ruth Okafor' };
      return ok;
    },
    'release.takeOver': () => ({ added: [] }),
    'release.saveMedicine': ({ id: given }) => ({ id: given ?? id(9499) }),
    'release.saveShare': ({ id: given }) => ({ id: given ?? id(9599) }),
    'release.saveWithheld': ({ id: given }) => ({ id: given ?? id(9699) }),
    'release.liftWithheld': () => ok,
    'release.hold': () => ok,
  };
}

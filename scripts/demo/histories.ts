/** Histories of the demonstration patients as drafts that the store commits like anybody's writes. */
import type { DraftChange } from '../../electron/records/store/store.ts';
import type { Json } from '../../shared/changes/change.ts';
import type { DemoIdentity } from './identity.ts';
import * as words from './people-words.ts';
import { proportions, type ProportionName } from './proportions.ts';
import type { Random } from './random.ts';

const day = 86_400_000;
const source = 'Earlier record (demonstration)';

export interface DemoPatient {
  id: string;
  identity: DemoIdentity;
  /** True when the person is in the establishment today. */
  here: boolean;
  drafts: DraftChange[];
}

interface Draw {
  random: Random;
  patient: string;
  now: number;
  drafts: DraftChange[];
}

const instant = (ms: number): string => new Date(ms).toISOString();
const date = (ms: number): string => instant(ms).slice(0, 10);
const happens = (draw: Draw, name: ProportionName): boolean => draw.random.chance(proportions[name].value);

function add(draw: Draw, type: string, at: number, fields: Record<string, Json>): void {
  draw.drafts.push({
    record: { type, id: draw.random.uuid() },
    patient: draw.patient,
    happenedAt: instant(at),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { value, replaces: [] }]),
    ),
  });
}

function some<T>(random: Random, list: readonly T[], count: number): T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(random.between(0, left.length - 1), 1);
    if (taken === undefined) throw new RangeError('nothing left to draw');
    return taken;
  });
}

function addConditions(draw: Draw): void {
  const { random, now } = draw;
  const noted = date(now - random.between(200, 4000) * day);
  const put = (name: string, kind: string): void =>
    add(draw, 'condition', now - random.between(30, 2000) * day, {
      name,
      kind,
      noted,
      source,
      state: 'active',
    });
  const mental = happens(draw, 'twoOrMoreMentalHealthConditions')
    ? random.between(2, 3)
    : random.between(0, 1);
  for (const name of some(random, words.mentalHealthConditions, mental)) put(name, 'mental-health');
  if (random.chance(0.25)) put(random.pick(words.neurodevelopmental), 'neurodevelopmental');
  for (const name of some(random, words.physicalConditions, random.between(0, 2))) put(name, 'physical');
  if (happens(draw, 'opioidOrAlcoholProblem')) put(random.pick(words.substances), 'substance-use');
}

function addMedicines(draw: Draw): void {
  const { random, now } = draw;
  const put = (medicine: { drug: string; dose: string; frequency: string; critical?: string }): void => {
    const at = now - random.between(20, 700) * day;
    add(draw, 'medicine', at, {
      drug: medicine.drug,
      dose: medicine.dose,
      frequency: medicine.frequency,
      route: null,
      indication: null,
      lastTaken: null,
      nextDue: null,
      supplyTonight: null,
      critical: medicine.critical ?? null,
      state: random.chance(0.85) ? 'current' : 'stopped',
      recordedAt: instant(at),
    });
  };
  if (happens(draw, 'criticalMedicine')) put(random.pick(words.criticalMedicines));
  if (happens(draw, 'anyMedicine')) some(random, words.otherMedicines, random.between(1, 3)).forEach(put);
}

function addRisk(draw: Draw, here: boolean): void {
  const { random, now } = draw;
  if (happens(draw, 'earlierSelfHarm')) {
    for (let times = random.between(1, 3); times > 0; times -= 1) {
      const at = now - random.between(60, 3000) * day;
      add(draw, 'self-harm', at, {
        date: random.pick([date(at), date(at).slice(0, 7), date(at).slice(0, 4)]),
        setting: random.pick(['In custody', 'In the community']),
        method: random.pick(words.selfHarmMethods),
        intent: null,
        suicideAttempt: random.pick([true, false, null]),
        source,
        state: 'recorded',
      });
    }
    add(draw, 'alert', now - random.between(60, 900) * day, {
      code: random.pick(['HC', 'HS']),
      description: 'Self-harm',
      date: date(now - random.between(60, 900) * day),
      source,
      state: 'active',
    });
  }
  const open = here && happens(draw, 'openAcct');
  if (open || happens(draw, 'earlierAcct')) {
    const at = now - random.between(open ? 1 : 90, open ? 12 : 1500) * day;
    add(draw, 'acct', at, {
      logNumber: `D${random.between(1000, 9999)}`,
      openedAt: instant(at),
      openedBy: 'Wing officer',
      reason: random.pick([
        'Low mood after sentence',
        'Found with ligature',
        'Told staff of thoughts of self-harm',
      ]),
      handedTo: 'Case coordinator',
      state: open ? 'open' : 'closed',
      closedAt: open ? null : instant(at + random.between(7, 60) * day),
    });
  }
}

function addStays(draw: Draw, here: boolean): void {
  const { random, now } = draw;
  const stay = (arrived: number, departed: number | null): void =>
    add(draw, 'stay', arrived, {
      arrivedAt: instant(arrived),
      source: random.pick(['court', 'court', 'court', 'transfer', 'recall']),
      fromLocation: random.pick(words.courts),
      arrival: null,
      recall: false,
      legalStatus: random.pick(['Remand', 'Sentenced', 'Recall']),
      location: 'normal',
      cell: `${random.pick(['A', 'B', 'C', 'D'])}-${random.between(1, 4)}-${random.between(1, 30)}`,
      departedAt: departed === null ? null : instant(departed),
      departure: departed === null ? null : random.pick(['release', 'transfer']),
    });
  const length = (): number =>
    (random.chance(proportions.stayUnderTwelveMonths.value)
      ? random.between(14, 350)
      : random.between(366, 900)) * day;
  if (!here || happens(draw, 'seenBefore')) {
    const arrived = now - random.between(950, 2200) * day;
    stay(arrived, arrived + length());
  }
  if (here) stay(now - random.between(9, 330) * day - random.between(0, 300) * 60_000, null);
}

function patientFields(draw: Draw, identity: DemoIdentity): Record<string, Json> {
  const { random } = draw;
  const allergic = happens(draw, 'allergy');
  if (allergic) {
    const { substance, reaction } = random.pick(words.allergens);
    const at = draw.now - random.between(100, 2000) * day;
    add(draw, 'allergy', at, {
      substance,
      reaction,
      severity: random.pick(['mild', 'moderate', 'severe', 'not-known']),
      state: 'present',
      recordedAt: instant(at),
    });
  }
  const homeless = happens(draw, 'noFixedAbode');
  const interpreter = happens(draw, 'interpreter');
  return {
    ...identity,
    title: 'Mr',
    preferredName: null,
    aliases: [],
    sex: 'male',
    gender: 'Male',
    nhsNumberStatus: identity.nhsNumber === null ? '03' : '01',
    croNumber: null,
    address: homeless
      ? null
      : `${random.between(1, 180)} ${random.pick(['Mill', 'Church', 'Station', 'Park'])} Road, Easton`,
    noFixedAbode: homeless,
    gpPractice: happens(draw, 'noGp')
      ? null
      : random.pick(['Mill Road Surgery', 'Weir Valley Practice', 'Easton Health Centre']),
    language: interpreter ? random.pick(words.languages) : 'English',
    interpreterNeeded: interpreter,
    communicationNeeds: random.chance(0.08)
      ? [random.pick(['Large print', 'Easy read', 'Hearing loop'])]
      : [],
    allergyState: allergic ? 'has-allergies' : happens(draw, 'allergyNotAsked') ? 'not-asked' : 'none-known',
    mayBePregnant: false,
  };
}

/** One patient with a history; `here` says whether a stay is current. `now` in milliseconds since 1970 UTC. */
export function demoPatient(random: Random, identity: DemoIdentity, here: boolean, now: number): DemoPatient {
  const id = random.uuid();
  const draw: Draw = { random, patient: id, now, drafts: [] };
  const fields = patientFields(draw, identity);
  addStays(draw, here);
  addConditions(draw);
  addMedicines(draw);
  addRisk(draw, here);
  const person: DraftChange = {
    record: { type: 'patient', id },
    patient: id,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { value, replaces: [] }]),
    ),
  };
  return { id, identity, here, drafts: [person, ...draw.drafts] };
}

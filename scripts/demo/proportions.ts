/**
 * Proportions the generator follows. `source` says where a figure is published; `assumed` ones have no published figure in the
 * project's references, stand here so that screens have something to show, and are claimed by nobody.
 */
interface Proportion {
  readonly value: number;
  readonly source: string;
}

const assumed = (value: number): Proportion => ({ value, source: 'assumed for the demonstration only' });

export const proportions = {
  twoOrMoreMentalHealthConditions: {
    value: 0.7,
    source: 'over 70 % of adults in prison have two or more mental health conditions (project brief)',
  },
  stayUnderTwelveMonths: {
    value: 0.85,
    source: 'most people stay under 12 months (project brief); the exact share is assumed',
  },
  noGp: { value: 0.4, source: 'many have no GP (project brief); the share is assumed' },
  identityAskedWronglyByPractices: {
    value: 0.43,
    source: 'practices that wrongly ask for identity: 43 % (Nacro, Turned Away)',
  },
  earlierSelfHarm: assumed(0.3),
  earlierAcct: assumed(0.2),
  openAcct: assumed(0.03),
  criticalMedicine: assumed(0.18),
  anyMedicine: assumed(0.55),
  allergy: assumed(0.15),
  allergyNotAsked: assumed(0.2),
  opioidOrAlcoholProblem: assumed(0.4),
  noFixedAbode: assumed(0.15),
  unknownDateOfBirth: assumed(0.012),
  noNhsNumber: assumed(0.2),
  interpreter: assumed(0.08),
  female: assumed(0),
  seenBefore: assumed(0.5),
} as const satisfies Record<string, Proportion>;

export type ProportionName = keyof typeof proportions;

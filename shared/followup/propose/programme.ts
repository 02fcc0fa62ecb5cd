/**
 * The model as linear programmes, solved in two steps so that tiers are never weighed against each other:
 * first breaches and "sooner" days, then, only among what is best by those, slack and waiting.
 *
 * People in pools in sessions are a flow, so a programme without long appointments has whole numbers at its corners, and the
 * second step stays a flow: what the first step's prices rule out is left out, and what they use up has to be used up
 * (complementary slackness). Long appointments need whole numbers asked for, which takes long for more than a few hundred
 * choices; then `guideLong` says where they would go by shares, they are seated, and the rest is a flow again.
 */
import type { Cost } from './costs.ts';
import type { Model } from './model.ts';
import type { Solution, Solve } from './types.ts';

/** How many of each choice: by index into `choices`, `long`, and `classes` for those without a slot. */
export interface Plan {
  readonly choices: readonly number[];
  readonly long: readonly number[];
}

interface Variable {
  readonly name: string;
  readonly cost: Cost;
  /** Rows it stands in, and how much of each it uses. */
  readonly rows: readonly (readonly [row: string, uses: number])[];
}

interface Rows {
  /** People of each class: exactly so many. */
  readonly exact: ReadonlyMap<string, number>;
  /** Places: at most so many. */
  readonly most: ReadonlyMap<string, number>;
}

/** The best plan for a model without long appointments. Null where the solver did not come to an end. */
export async function solveFlow(model: Model, solve: Solve): Promise<Plan | null> {
  const { variables, rows, upper, lower } = stepsOf(model);
  const first = await solve(programme(variables, rows, upper, false));
  if (first.status !== 'optimal') return null;
  const second = await solve(onFace(variables, rows, lower, first));
  const plan = second.status === 'optimal' ? planOf(model, second) : null;
  // Not a corner of the flow after all: whole numbers have to be asked for.
  return plan ?? solveWhole(model, solve);
}

/** The best plan for any model, by whole numbers. Null where the solver did not come to an end. */
export async function solveWhole(model: Model, solve: Solve): Promise<Plan | null> {
  const { variables, rows, upper, lower } = stepsOf(model);
  const first = await solve(programme(variables, rows, upper, true));
  if (first.status !== 'optimal') return null;
  const held = { weigh: upper, most: total(variables, upper, first) };
  const second = await solve(programme(variables, rows, lower, true, held));
  return second.status === 'optimal' ? planOf(model, second) : null;
}

/** How much of each long choice is taken where people may be split up; null where the solver did not come to an end. */
export async function guideLong(model: Model, solve: Solve): Promise<readonly number[] | null> {
  const { variables, rows } = stepsOf(model);
  // A guide only: tiers that hardly mix will do.
  const weigh: Weigh = ({ breach, sooner, slack, wait }) =>
    breach * 100_000 + sooner * 2000 + slack * 100 + wait / 50;
  const found = await solve(programme(variables, rows, weigh, false));
  return found.status === 'optimal' ? model.long.map((_, at) => found.values.get(`y${at}`) ?? 0) : null;
}

interface Steps {
  readonly variables: readonly Variable[];
  readonly rows: Rows;
  readonly upper: Weigh;
  readonly lower: Weigh;
}

function stepsOf(model: Model): Steps {
  const variables = variablesOf(model);
  return {
    variables,
    rows: rowsOf(model),
    upper: weights(
      variables,
      model,
      ({ sooner }) => sooner,
      ({ breach }) => breach,
    ),
    lower: weights(
      variables,
      model,
      ({ wait }) => wait,
      ({ slack }) => slack,
    ),
  };
}

type Weigh = (cost: Cost) => number;

/** One figure of two tiers: one step of the upper outweighs everybody's worst of the lower. */
function weights(variables: readonly Variable[], model: Model, low: Weigh, high: Weigh): Weigh {
  const people = model.classes.reduce((sum, one) => sum + one.people.length, 0);
  const worst = variables.reduce((most, { cost }) => Math.max(most, low(cost)), 0);
  const step = people * worst + 1;
  return (cost) => high(cost) * step + low(cost);
}

function variablesOf({ classes, choices, pools, long }: Model): Variable[] {
  const poolAt = new Map<string, number>();
  pools.forEach(({ places }, pool) =>
    places.forEach(({ session, slot }) => poolAt.set(`${session} ${slot}`, pool)),
  );
  const sharing = new Set(pools.flatMap(({ session }) => (session === null ? [] : [session])));
  const none = classes.map((one, at) => ({ name: `n${at}`, cost: one.none, rows: [[`c${at}`, 1]] as const }));
  const inPools = choices.map(({ class: of, pool, cost }, at) => {
    const session = pools[pool]?.session ?? null;
    const shared = session === null ? [] : [[`s${session}`, 1] as const];
    return { name: `x${at}`, cost, rows: [[`c${of}`, 1] as const, [`p${pool}`, 1] as const, ...shared] };
  });
  const inARow = long.map(({ class: of, place, slots, cost }, at) => {
    const used = new Map<string, number>();
    for (let slot = place.slot; slot < place.slot + slots; slot += 1) {
      const pool = poolAt.get(`${place.session} ${slot}`);
      if (pool !== undefined) used.set(`p${pool}`, (used.get(`p${pool}`) ?? 0) + 1);
      used.set(`f${place.session}_${slot}`, 1);
    }
    if (sharing.has(place.session)) used.set(`s${place.session}`, 1);
    return { name: `y${at}`, cost, rows: [[`c${of}`, 1] as const, ...used] };
  });
  return [...none, ...inPools, ...inARow];
}

function rowsOf({ classes, pools, long, sessions }: Model): Rows {
  const exact = new Map(classes.map(({ people }, at) => [`c${at}`, people.length]));
  const most = new Map(pools.map(({ capacity }, at) => [`p${at}`, capacity]));
  for (const { session } of pools) {
    if (session !== null) most.set(`s${session}`, sessions[session]?.left ?? 0);
  }
  for (const { place, slots } of long) {
    for (let slot = place.slot; slot < place.slot + slots; slot += 1) {
      most.set(`f${place.session}_${slot}`, sessions[place.session]?.slots[slot]?.free ?? 0);
    }
  }
  return { exact, most };
}

function programme(
  variables: readonly Variable[],
  rows: Rows,
  weigh: Weigh,
  whole: boolean,
  held: { weigh: Weigh; most: number } | null = null,
  tight: ReadonlySet<string> = new Set(),
): string {
  const terms = new Map<string, string[]>();
  for (const { name, rows: uses } of variables) {
    for (const [row, by] of uses) {
      const term = by === 1 ? name : `${by} ${name}`;
      const found = terms.get(row);
      if (found === undefined) terms.set(row, [term]);
      else found.push(term);
    }
  }
  const lines = ['Minimize', ` cost: ${sum(variables, weigh)}`, 'Subject To'];
  for (const [row, uses] of terms) {
    const exact = rows.exact.get(row);
    const relation = exact !== undefined || tight.has(row) ? '=' : '<=';
    lines.push(` ${row}: ${broken(uses)} ${relation} ${exact ?? rows.most.get(row) ?? 0}`);
  }
  if (held !== null) lines.push(` held: ${sum(variables, held.weigh)} <= ${held.most}`);
  if (whole)
    lines.push(
      'General',
      ` ${broken(
        variables.map(({ name }) => name),
        ' ',
      )}`,
    );
  return [...lines, 'End', ''].join('\n');
}

/** The lower tiers among everything that is best by the upper ones: its face of the first programme. */
function onFace(variables: readonly Variable[], rows: Rows, weigh: Weigh, first: Solution): string {
  // Prices of a flow with whole costs are whole, so half is far from both 0 and 1.
  const open = variables.filter(({ name }) => Math.abs(first.reduced.get(name) ?? 0) < 0.5);
  const tight = [...rows.most.keys()].filter((row) => Math.abs(first.duals.get(row) ?? 0) > 0.5);
  return programme(open, rows, weigh, false, null, new Set(tight));
}

function sum(variables: readonly Variable[], weigh: Weigh): string {
  const terms = variables.flatMap(({ name, cost }) => (weigh(cost) === 0 ? [] : [`${weigh(cost)} ${name}`]));
  return terms.length === 0 ? `0 ${variables[0]?.name ?? 'x'}` : broken(terms);
}

/** The text format takes lines of some hundred characters. */
function broken(terms: readonly string[], joint = ' + '): string {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 12) lines.push(terms.slice(at, at + 12).join(joint));
  return lines.join(`${joint.trimEnd()}\n  `);
}

function total(variables: readonly Variable[], weigh: Weigh, { values }: Solution): number {
  return Math.round(
    variables.reduce((so, { name, cost }) => so + weigh(cost) * Math.round(values.get(name) ?? 0), 0),
  );
}

/** Null where a figure is not whole. */
function planOf({ choices, long }: Model, { values }: Solution): Plan | null {
  const read = (name: string): number => values.get(name) ?? 0;
  const plan = {
    choices: choices.map((_, at) => read(`x${at}`)),
    long: long.map((_, at) => read(`y${at}`)),
  };
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-5;
  if (![...plan.choices, ...plan.long].every(isWhole)) return null;
  return { choices: plan.choices.map(Math.round), long: plan.long.map(Math.round) };
}

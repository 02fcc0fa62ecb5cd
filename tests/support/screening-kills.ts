/**
 * A nurse screens somebody on a headless workstation, and the process is killed at random instants: between two answers,
 * inside a save, inside a signature, while the assessment is begun again as a correction. After every kill the workstation
 * is started, she signs in, and everything that had been acknowledged has to be there.
 */
import type { Json } from '../../shared/changes/change.ts';
import type { PatientView } from '../../shared/contract/patients.ts';
import type { AssessmentView } from '../../shared/contract/reception.ts';
import type { FieldView } from '../../shared/contract/views.ts';
import { seeded } from '../bench/figures.ts';
import { packs } from './desk.ts';
import type { Headless } from './headless.ts';
import { receptionFolder, signIn, type ReceptionFolder, type Screened } from './reception-folder.ts';
import type { WorkstationBundle } from './workstation-bundle.ts';

/** Most answers of a round before its kill, which then falls somewhere into the next calls. */
const MOST_ANSWERS = 40;

export interface KillPlan {
  readonly rounds: number;
}

export interface KillCounts {
  kills: number;
  /** Kills with a save or a signature called and not answered. */
  insideCall: number;
  acknowledged: number;
  /** Answers called, never acknowledged, and there all the same: durable a moment before the kill. */
  savedUnacknowledged: number;
  signing: number;
  signedWhole: number;
  signedNothing: number;
}

interface Expectation {
  /** Values that may stand: the last acknowledged one, and one that was under way. */
  readonly allowed: string[];
  /** What may stand when the call under way was durable. */
  underWay: string | null;
}

interface Loop {
  readonly folder: ReceptionFolder;
  readonly random: () => number;
  readonly counts: KillCounts;
  readonly fields: Map<string, Expectation>;
  places: string[];
  /** The assessment to sign next. */
  signing: string;
}

const given = (view: FieldView | undefined): string =>
  String((view?.value as { value?: string } | null)?.value ?? null);

/** Questions with at least two plain answers, and what may be said to each. */
function questions(packId: string): { field: string; allowed: string[] }[] {
  const found = packs.find(({ pack }) => pack.id === packId);
  return (found?.pack.items ?? []).flatMap(({ id, answer }) =>
    answer.kind === 'standard'
      ? [{ field: `answer.${id}`, allowed: [...(answer.allow ?? ['yes', 'no', 'not-known', 'declined'])] }]
      : [],
  );
}

async function must<T>(process: Headless, channel: string, input: unknown): Promise<T> {
  const line = await process.ask(channel, input);
  if (line.error !== undefined) throw new Error(`${channel}: ${line.error.kind}: ${line.error.sentence}`);
  return line.output as T;
}

/** Two workstations killed side by side, because most of a round is waiting for a process to start. */
export async function screeningKills(
  bundle: WorkstationBundle,
  { rounds }: KillPlan,
  say: (line: string) => void = () => {},
): Promise<KillCounts> {
  const plan = { rounds: Math.ceil(rounds / 2) };
  const [one, other] = await Promise.all([1, 2].map((lane) => killLoop(bundle, plan, rounds + lane, say)));
  const sum = Object.entries(one ?? {}).map(([name, count]) => [
    name,
    count + (other?.[name as keyof KillCounts] ?? 0),
  ]);
  return Object.fromEntries(sum) as unknown as KillCounts;
}

/** Runs the loop on one workstation; throws on the first thing that is not as it was acknowledged. */
async function killLoop(
  bundle: WorkstationBundle,
  { rounds }: KillPlan,
  seed: number,
  say: (line: string) => void,
): Promise<KillCounts> {
  const folder = await receptionFolder({ ready: true });
  const counts: KillCounts = {
    kills: 0,
    insideCall: 0,
    acknowledged: 0,
    savedUnacknowledged: 0,
    signing: 0,
    signedWhole: 0,
    signedNothing: 0,
  };
  const { open, ready } = folder;
  if (ready === null) throw new TypeError('nobody is ready to be signed');
  const loop: Loop = {
    folder,
    random: seeded(seed),
    counts,
    fields: new Map(),
    places: [],
    signing: ready.assessmentId,
  };
  try {
    for (let round = 1; round <= rounds + 1; round += 1) {
      const process = await bundle.start({ ...folder, network: false });
      try {
        const signInStarted = performance.now();
        await must(process, 'session.signIn', signIn);
        // A signature takes about as long as the password does, and what it writes.
        const signMs = (performance.now() - signInStarted) * 2.5;
        const view = await checkAnswers(loop, process, open);
        await checkSignature(loop, process, ready);
        if (round > rounds) break;
        await (round % 4 === 0 ? killSigning(loop, process, signMs) : killAnswering(loop, process, view));
        counts.kills += 1;
      } finally {
        await process.kill();
      }
      if (round % 50 === 0 || round === rounds) {
        await checkStore(folder);
        say(`${round} kills, ${counts.acknowledged} acknowledged answers, ${counts.signedWhole} signatures`);
      }
    }
    return counts;
  } finally {
    folder.remove();
  }
}

/** Answers in a random order, each with its place, until the process is gone. */
async function killAnswering(loop: Loop, process: Headless, view: AssessmentView): Promise<void> {
  const { random, counts, fields } = loop;
  const all = questions(view.pack.id);
  const seen = new Map(Object.entries(view.fields).map(([field, each]) => [field, each.seen]));
  let answersLeft = Math.floor(random() * MOST_ANSWERS);
  let timer: NodeJS.Timeout | undefined;
  let begun = performance.now();
  const gone = process.exited.then(() => null);
  for (;;) {
    answersLeft -= 1;
    // Anywhere from now to the end of the answer after this one, however fast this machine is today.
    if (answersLeft < 0)
      timer ??= setTimeout(() => void process.kill(), random() * 2 * (performance.now() - begun));
    begun = performance.now();
    const { field, allowed } = all[Math.floor(random() * all.length)] ?? { field: '', allowed: [] };
    const value: Json = { value: allowed[Math.floor(random() * allowed.length)] ?? 'no' };
    const { assessmentId } = loop.folder.open;
    loop.places = [...loop.places.slice(-1), field];
    const placed = await Promise.race([process.ask('reception.place', { assessmentId, place: field }), gone]);
    if (placed === null) break;
    loop.places = [field];
    const before = fields.get(field)?.allowed.slice(-1) ?? [given(view.fields[field])];
    fields.set(field, { allowed: [...before, value.value as string], underWay: value.value as string });
    const input = { assessmentId, field, value, seen: seen.get(field) ?? [] };
    const line = await Promise.race([process.ask('reception.save', input), gone]);
    if (line === null) {
      counts.insideCall += 1;
      break;
    }
    if (line.error !== undefined) throw new Error(`${field}: ${line.error.sentence}`);
    seen.set(field, (line.output as { field: FieldView }).field.seen);
    fields.set(field, { allowed: [value.value as string], underWay: null });
    counts.acknowledged += 1;
  }
  clearTimeout(timer);
}

/** Every answer acknowledged is in force, without a conflict; the nurse is at the question she was at. */
async function checkAnswers(
  loop: Loop,
  process: Headless,
  { assessmentId }: Screened,
): Promise<AssessmentView> {
  const view = await must<AssessmentView>(process, 'reception.assessment', { assessmentId });
  for (const [field, { allowed, underWay }] of loop.fields) {
    const standing = given(view.fields[field]);
    if (!allowed.includes(standing)) {
      throw new Error(`${field} is ${standing} and not ${allowed.join(' or ')}: an answer was lost`);
    }
    if (view.fields[field]?.conflict) throw new Error(`${field} conflicts with itself`);
    if (underWay !== null && standing === underWay && allowed[0] !== underWay)
      loop.counts.savedUnacknowledged += 1;
    loop.fields.set(field, { allowed: [standing], underWay: null });
  }
  if (loop.places.length > 0 && !loop.places.includes(view.place ?? '')) {
    throw new Error(`the place is ${view.place} and not ${loop.places.join(' or ')}`);
  }
  // What stands now is what a kill before the next acknowledged place has to leave standing.
  loop.places = view.place === null ? [] : [view.place];
  return view;
}

/** Asks for the signature and kills the process somewhere from reading the password to answering. */
async function killSigning(loop: Loop, process: Headless, withinMs: number): Promise<void> {
  const { random, counts } = loop;
  counts.signing += 1;
  const timer = setTimeout(() => void process.kill(), random() * withinMs);
  const input = { assessmentId: loop.signing, password: signIn.password, supervisor: null };
  const line = await Promise.race([process.ask('reception.sign', input), process.exited.then(() => null)]);
  if (line === null) counts.insideCall += 1;
  else if (line.error !== undefined) throw new Error(`sign: ${line.error.sentence}`);
  await process.exited;
  clearTimeout(timer);
}

/** A signature is there with all that follows from it, or nothing of it is. The next one is asked for a correction. */
async function checkSignature(loop: Loop, process: Headless, { patientId }: Screened): Promise<void> {
  const { counts } = loop;
  const assessmentId = loop.signing;
  const { state, signedId } = await must<AssessmentView>(process, 'reception.assessment', { assessmentId });
  const opened = await must<PatientView>(process, 'patients.open', { patientId });
  const signed = opened.assessments.filter((each) => each.state === 'signed');
  const anySigned = signed.length > 0;
  if (anySigned !== opened.appointments.length > 0)
    throw new Error('an appointment and a signature came apart');
  if (signed.some((each) => each.signedId === null || each.signedAt === null)) {
    throw new Error('an assessment is signed and its frozen edition is not there');
  }
  const attempts = counts.signing;
  if (state !== 'signed') {
    counts.signedNothing = attempts - counts.signedWhole;
    return;
  }
  await must(process, 'reception.wingSummary', { signedId });
  counts.signedWhole += 1;
  loop.signing = (await must<AssessmentView>(process, 'reception.correct', { signedId })).id;
}

/** Every page, the chain of changes, the chain of the audit trail, and every group whole. */
async function checkStore(folder: ReceptionFolder): Promise<void> {
  await folder.inside(async (_nurse, store) => {
    store.verify();
    if (store.log.firstBroken() !== null) throw new Error('the chain of changes is broken');
    if (store.audit.firstBroken() !== null) throw new Error('the chain of the audit trail is broken');
    const before = JSON.stringify(store.recordsOfType('assessment'));
    store.rebuild();
    if (JSON.stringify(store.recordsOfType('assessment')) !== before) {
      throw new Error('folded again, the assessments differ');
    }
  });
}

export function printKillCounts(counts: KillCounts): void {
  console.log(`
| kills | inside a call | acknowledged answers | lost | durable without acknowledgement | kills while signing | signed whole | nothing signed | half signed |
|---|---|---|---|---|---|---|---|---|
| ${counts.kills} | ${counts.insideCall} | ${counts.acknowledged} | 0 | ${counts.savedUnacknowledged} | ${counts.signing} | ${counts.signedWhole} | ${counts.signedNothing} | 0 |
`);
}

/** Everything an edition may draw on, read once for one person; what of it an edition gets is decided in compose.ts. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { PackDocument } from '../../../../../shared/release/document.ts';
import type { ReleaseContent } from '../../../content/release.ts';
import { type AcctCase, casesOf } from '../../acct/case.ts';
import type { PersonView } from '../../common/person.ts';
import { mustHave } from '../../common/read.ts';
import { present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { personOf } from '../../patients/one-person.ts';
import { withheldInForce, type WithheldInForce } from '../care/withheld.ts';
import { planScene, type PlanScene } from '../plan/scene.ts';

/** Who completes a pack; the organisation is worked out for each edition, because a neutral one must not name the establishment. */
export interface PackAuthor {
  readonly name: string;
  readonly role: string;
  readonly registration: string | null;
}

export interface PackScene {
  readonly scene: PlanScene;
  readonly stayIds: readonly string[];
  readonly person: PersonView;
  /** Records of one type of every record of the person, oldest first. */
  readonly records: (type: string) => readonly FoldedRecord[];
  /** Records of this release by type: medicines to take out, what recipients may be told. */
  readonly ofStay: (type: string) => readonly FoldedRecord[];
  readonly patients: readonly FoldedRecord[];
  /** ACCTs with what is owed to them; no word of what anybody wrote. */
  readonly accts: () => readonly AcctCase[];
  readonly content: ReleaseContent;
  readonly withheld: readonly WithheldInForce[];
  /** False while the record has not arrived whole: what is missing is then not "none". */
  readonly whole: boolean;
  readonly author: PackAuthor;
  readonly establishment: string;
  readonly dataState: string;
  readonly composedAt: string;
}

/** Throws a Failure `not-found` where the stay or the person is not held here. */
export function packScene(context: ServiceContext, stayId: string, author: PackAuthor): PackScene {
  const { store } = context;
  const scene = planScene(context, stayId);
  const stayIds = scene.stays.map(({ id }) => id);
  const people = samePeople(store, scene.stays[0].patient ?? '');
  const patients = people.map((id) => store.record('patient', id)).filter(present);
  if (patients.length === 0) mustHave(store, 'patient', scene.stays[0].patient ?? '');
  return {
    scene,
    stayIds,
    person: personOf(patients),
    records: kept((type) => people.flatMap((person) => store.recordsOfPatient(person, type))),
    ofStay: kept((type) => store.recordsAmong(type, 'stay', stayIds)),
    patients,
    accts: () => acctsOf(context, people),
    content: context.release(),
    withheld: withheldInForce(context, stayIds),
    whole: people.every((person) => store.isWhole(person)),
    author,
    establishment: context.establishment.name,
    dataState: dataState(context),
    composedAt: new Date(context.now()).toISOString(),
  };
}

function acctsOf(context: ServiceContext, people: readonly string[]): AcctCase[] {
  const { store } = context;
  const stays = people.flatMap((person) => store.recordsOfPatient(person, 'stay').map(({ id }) => id));
  const accts = people.flatMap((person) => store.recordsOfPatient(person, 'acct'));
  return casesOf(
    context,
    accts.map((acct) => ({ acct, stays })),
  );
}

/** Three editions ask for much the same. */
function kept(read: (type: string) => readonly FoldedRecord[]): (type: string) => readonly FoldedRecord[] {
  const held = new Map<string, readonly FoldedRecord[]>();
  return (type) => {
    const found = held.get(type) ?? read(type);
    held.set(type, found);
    return found;
  };
}

/** "Central record last reached 22-Nov-2026 19:32". */
export function dataState({ replication }: Pick<ServiceContext, 'replication'>): string {
  const { lastReachedAt } = replication();
  if (lastReachedAt === null) return 'Central record not reached yet by this workstation';
  return `Central record last reached ${shownInstant(lastReachedAt)}`;
}

/** `22-Nov-2026 19:32`, in London. */
export function shownInstant(instant: string): string {
  const { date, minute } = wallTimeOf(instant);
  return `${shownDate(date)} ${timeOf(minute)}`;
}

/** In the words of the page; a neutral edition must not say that somebody plans releases. */
export function authorOfPack({ name, role, registration }: ServiceContext['staff']): PackAuthor {
  return { name, role: roleWords[role] ?? 'Healthcare', registration };
}

const roleWords: Readonly<Record<string, string>> = {
  nurse: 'Nurse',
  'mental-health-nurse': 'Mental health nurse',
  'healthcare-manager': 'Healthcare manager',
  'release-coordinator': 'Care coordinator',
};

/** Who sends it. */
export function senderOf(
  { author, establishment, content }: PackScene,
  neutral: boolean,
): PackDocument['sender'] {
  const { organisation, phone } = content.editions.neutral.sender;
  return {
    name: author.name,
    role: author.role,
    organisation: neutral ? organisation : `Healthcare, ${establishment}`,
    phone,
  };
}

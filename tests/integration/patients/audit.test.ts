/** Who joined, parted or decided stands in the trail of both people, and a joined page counts as a look at each record. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../electron/records/store/store.ts';
import type { Workstation } from '../../../electron/records/workstation.ts';
import { aPatient } from '../../support/builders.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import {
  connectTo,
  noReplication,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  type Asking,
} from '../../support/workstation.ts';

const [one, two] = [uuid(9, 1), uuid(9, 2)];
let data: ReturnType<typeof temporaryFolder>;
let workstation: Workstation;
let store: Store | undefined;
let desk: Asking;

beforeEach(async () => {
  data = temporaryFolder();
  const startReplication = (context: { readonly store: Store }) => {
    store = context.store;
    return noReplication;
  };
  ({ workstation } = await preparedWorkstation(data.folder, ['nurse', 'auditor'], { startReplication }));
  desk = connectTo(workstation);
  await signIn('nurse');
  store?.commit([aPatient(one), aPatient(two, { surname: "O'Kafor" })], nurse);
});
afterEach(async () => {
  await workstation.close();
  data.remove();
});

const signIn = (role: 'nurse' | 'auditor') =>
  desk.ask('session.signIn', { username: role, password: passwordOf(role) });

/** Events of a person, oldest first, as the auditor reads them. */
async function trailOf(patient: string): Promise<string[]> {
  await desk.ask('session.signOut', {});
  await signIn('auditor');
  const { entries } = await desk.ask('administration.audit', { patient, limit: 100 });
  return entries.toSorted((a, b) => a.seq - b.seq).map(({ event }) => event);
}

test('joining and parting stand in the trail of both, and opening one opens both', async () => {
  await desk.ask('patients.open', { patientId: one });
  const { link } = await desk.ask('patients.link', {
    left: one,
    right: two,
    verdict: 'same',
    reason: 'Same tattoo.',
    seen: [],
  });
  // Drawn again within the same sign-in: what is new on it is two.
  await desk.ask('patients.open', { patientId: one });
  await desk.ask('patients.link', {
    left: one,
    right: two,
    verdict: 'different',
    reason: 'Another man.',
    seen: link.seen,
  });
  const events = await trailOf(one);
  expect(events).toEqual(['open', 'records-joined', 'records-kept-apart']);
  expect(await trailOf(two)).toEqual(['records-joined', 'open', 'records-kept-apart']);
});

test('a decision about a disputed link, and taking it back, stand in the trail of both', async () => {
  const link = uuid(9, 5);
  for (const verdict of ['same', 'different']) {
    store?.commit([draft('patient-link', link, { left: one, right: two, verdict, reason: 'x' }, one)], nurse);
  }
  const [conflict] = await desk.ask('conflicts.list', {});
  if (conflict === undefined) throw new Error('there is no conflict');
  const { record, field, versions } = conflict;
  const replaces = versions.map(({ changeId }) => changeId);
  const { decision } = await desk.ask('conflicts.resolve', { record, field, value: 'same', replaces });
  await desk.ask('conflicts.undo', { record, field, decision });
  for (const patient of [one, two]) {
    expect(await trailOf(patient)).toEqual(['conflict-decision', 'conflict-decision-undone']);
    await desk.ask('session.signOut', {});
    await signIn('nurse');
  }
});

test('looking at possible duplicates stands in the trail of everybody shown', async () => {
  await desk.ask('patients.duplicates', {});
  expect(await trailOf(one)).toEqual(['duplicates-viewed']);
});

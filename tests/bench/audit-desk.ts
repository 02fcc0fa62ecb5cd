/**
 * A workstation of that establishment at which an auditor asks, really enrolled: people and staff whose names the entries are about,
 * working hours, somebody in the papers, and a long trail of its own.
 */
import { MOST_IN_WINDOW, WINDOW_MS } from '../../central/rate.ts';
import { enrol } from '../../electron/records/replication/identity.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { startReplication } from '../../electron/records/workstation/central.ts';
import type { Workstation } from '../../electron/records/workstation.ts';
import { aPatient } from '../support/builders.ts';
import { draft, nurse } from '../support/stores.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  type Asking,
} from '../support/workstation.ts';
import { FAMOUS, PATIENTS, patientId, STAFF, staffId } from './audit-data.ts';
import type { BenchServers } from './servers.ts';

const HERE = 1000;
const surnames = [
  'Smith',
  'Jones',
  'Okafor',
  "O'Neill",
  'Nowak',
  'Hussain',
  'Begum',
  'الحسن',
  'Popescu',
  'Clarke',
];
const endings = ['', 'son', 'ley', 'ton', 'wood', 'man', 'ham', 'worth', 'field', 'ford', 'well', 'by'];
const surname = (n: number): string => `${surnames[n % 10] ?? ''}${endings[n % 12] ?? ''}`;

export interface AuditDesk {
  readonly workstation: Workstation;
  readonly store: Store;
  readonly ask: Asking['ask'];
  /** Requests to the central record so far. */
  requests(): number;
  /** Resolves when the next question will not be sent away because so many came before it. */
  room(): Promise<void>;
  remove(): Promise<void>;
}

export async function auditDesk(servers: BenchServers): Promise<AuditDesk> {
  const { folder, remove } = temporaryFolder();
  let store: Store | undefined;
  const asked: number[] = [];
  const { workstation } = await preparedWorkstation(folder, ['auditor'], {
    demo: true,
    strict: false,
    enrol: async ({ name }) => enrol({ url: servers.centralUrl, code: await servers.newCode(), name }),
    startReplication(context) {
      ({ store } = context);
      const link = startReplication(context);
      return {
        ...link,
        ask(...question) {
          asked.push(Date.now());
          return link.ask(...question);
        },
      };
    },
  });
  const { ask } = connectTo(workstation);
  await ask('session.signIn', { username: administrator.username, password: administrator.password });
  if (store === undefined) throw new Error('the store was not opened');
  nameEverybody(store);
  const policy = await ask('policy.get', {});
  const { idleLockMinutes, grantDays, grantWarnDays } = policy;
  const workingHours = { from: '07:30', to: '21:00' };
  await ask('policy.set', { idleLockMinutes, grantDays, grantWarnDays, workingHours });
  await ask('audit.markHighProfile', { patientId: patientId(FAMOUS), marked: true, reason: 'In the papers' });
  await ask('replication.now', {});
  await ask('session.signIn', { username: 'auditor', password: passwordOf('auditor') });
  return {
    workstation,
    store,
    ask,
    requests: () => asked.length,
    async room() {
      // A question takes ten requests at most; a few of the trail's own sending come between.
      const last = asked.at(30 - MOST_IN_WINDOW) ?? 0;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, last + WINDOW_MS - Date.now())));
    },
    async remove() {
      await workstation.close();
      remove();
    },
  };
}

/** Everybody who works or is here; who has left is not held. One of the staff is here as a patient, too. */
function nameEverybody(store: Store): void {
  const staff = Array.from({ length: STAFF }, (_, n) =>
    draft('staff', staffId(n), {
      username: `staff${n}`,
      name: `Forename${n} ${surname(n * 7)}`,
      role: 'nurse',
      registration: null,
      active: true,
    }),
  );
  const people = Array.from({ length: HERE }, (_, n) =>
    aPatient(patientId(PATIENTS - HERE + n), {
      surname: surname(n === 500 ? 21 : n),
      forenames: n === 500 ? 'Forename3' : `Person${n}`,
      dateOfBirth: `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`,
      prisonNumber: null,
    }),
  );
  const famous = aPatient(patientId(FAMOUS), { surname: 'Popescu', forenames: 'Ion', prisonNumber: null });
  const drafts = [...staff, ...people, famous];
  for (let from = 0; from < drafts.length; from += 100) store.commit(drafts.slice(from, from + 100), nurse);
}

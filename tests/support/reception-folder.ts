/** A data folder as it is in the middle of an evening: people arrived, one being screened, one screened and not yet signed. */
import { createWorkstation } from '../../electron/records/workstation.ts';
import type { WorkstationOptions } from '../../electron/records/workstation/options.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { anArrival, anIdentity } from './builders.ts';
import { base64 } from './desk.ts';
import { answerAll } from './screening.ts';
import { testStart } from './stores.ts';
import {
  connectTo,
  noReplication,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
  type Asking,
} from './workstation.ts';

export const signIn = { username: 'nurse', password: passwordOf('nurse') } as const;

export interface Screened {
  readonly arrivalId: string;
  readonly stayId: string;
  readonly patientId: string;
  readonly assessmentId: string;
}

export interface ReceptionFolder {
  readonly dataDir: string;
  /** How far the clock of its workstation is ahead of the real one. */
  readonly clockOffset: number;
  /** Begun, nothing answered. */
  readonly open: Screened;
  /** Everything answered; only the signature is missing. Null when not asked for. */
  readonly ready: Screened | null;
  /** Runs `work` as the nurse of a workstation in this process, with the store behind it; `more` as of another build. */
  inside<T>(
    work: (nurse: Asking, store: Store) => Promise<T>,
    more?: Partial<WorkstationOptions>,
  ): Promise<T>;
  remove(): void;
}

/** Takes somebody in from a list of one, says that they are here, and begins the assessment. */
export async function begin(
  { ask }: Pick<Asking, 'ask'>,
  surname: string,
  arrivedAt: number,
): Promise<Screened> {
  const date = new Date(arrivedAt).toISOString().slice(0, 10);
  const arrival = anArrival({ id: `arrival-of-${surname}`, lastName: surname, date });
  await ask('reception.import', { fileName: `${surname}.json`, base64: base64([arrival]) });
  const { rows } = await ask('reception.board', { date });
  const arrivalId = rows.find((row) => row.surname === surname)?.arrivalId ?? '';
  const here = await ask('reception.arrived', {
    arrivalId,
    arrivedAt: new Date(arrivedAt).toISOString(),
    who: { is: 'new', identity: anIdentity({ surname }), setAside: [] },
  });
  const view = await ask('reception.begin', { stayId: here.stayId });
  return { arrivalId, ...here, assessmentId: view.id };
}

/** `ready`: also somebody whose assessment only lacks the signature. Its evening is that of the tests unless `clockOffset` is given. */
export async function receptionFolder({
  ready = false,
  clockOffset = testStart - Date.now(),
} = {}): Promise<ReceptionFolder> {
  const { folder: dataDir, remove } = temporaryFolder();
  const now = (): number => Date.now() + clockOffset;
  const { workstation } = await preparedWorkstation(dataDir, ['nurse'], { now });
  await workstation.close();
  const inside: ReceptionFolder['inside'] = async (work, more) => {
    let store: Store | undefined;
    const startReplication = (context: { readonly store: Store }): typeof noReplication => {
      ({ store } = context);
      return noReplication;
    };
    const opened = await createWorkstation(testOptions(dataDir, { now, startReplication, ...more }));
    try {
      const nurse = connectTo(opened);
      await nurse.ask('session.signIn', signIn);
      if (store === undefined) throw new Error('the store was not opened');
      return await work(nurse, store);
    } finally {
      await opened.close();
    }
  };
  const people = await inside(async (nurse, store) => {
    const arrivedAt = now() - 1_800_000;
    const open = await begin(nurse, 'Okafor', arrivedAt);
    if (!ready) return { open, ready: null };
    const second = await begin(nurse, 'Nowak', arrivedAt);
    await answerAll({ call: nurse.ask, store, test: { clock: now } }, second.assessmentId);
    return { open, ready: second };
  });
  return { dataDir, clockOffset, ...people, inside, remove };
}

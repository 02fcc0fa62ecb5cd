/** A prison's years in the central record's log, written there by its own functions and not through pushes, which would take minutes. */
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { openDatabase, type Database } from '../../central/database/database.ts';
import { putChain } from '../../central/store/chain.ts';
import { advanceFeed, feedState } from '../../central/store/establishments.ts';
import { appendLog, type LogEntry } from '../../central/store/log.ts';
import { addToSegments } from '../../central/store/segments.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import { canonicalText, FIRST_PREV } from '../../shared/changes/change.ts';
import { seeded } from './figures.ts';

export const ESTABLISHMENT = 'LEI';
/** Changes about one person: arrival, stay, screening with its answers, what follows from it, notes. */
export const CHANGES_EACH = 25;
const ANSWERS = 12;
const BATCH = 5000;
const DAY_MS = 86_400_000;
const surnames = [
  'Smith',
  'Jones',
  'Okafor',
  "O'Neill",
  'Nowak',
  'Hussain',
  'Begum',
  'Evans',
  'Popescu',
  'الحسن',
];
const endings = ['', 'son', 'ley', 'ton', 'wood', 'man', 'ham', 'worth', 'field', 'ford', 'well', 'by'];
const forenames = [
  'Daniel',
  'Mohammed',
  'Seán',
  'Piotr',
  'Ade',
  'Kyle',
  'Ryan',
  'Ion',
  'Lee',
  'Marcus',
  'Tariq',
];

interface Device {
  readonly id: string;
  seq: number;
  link: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Writes people one after the other; the last of them are still here. */
class Writer {
  private readonly database: Database;
  private readonly devices: Device[] = [1, 2, 3, 4].map(() => ({ id: uuidv4(), seq: 0, link: FIRST_PREV }));
  private readonly workstation = uuidv4();
  private readonly random = seeded(20_261_122);
  private entries: LogEntry[] = [];
  private feed: number;

  constructor(database: Database, head: number) {
    this.database = database;
    this.feed = head;
  }

  private pick = (from: readonly string[]): string => from[Math.floor(this.random() * from.length)] ?? '';

  private add(
    device: Device,
    type: string,
    record: string,
    patient: string | null,
    ms: number,
    values: Values,
    replaces: readonly string[] = [],
  ): string {
    const id = uuidv7({ msecs: ms });
    const at = new Date(ms).toISOString();
    const fields = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { replaces, value }]),
    );
    const payload = canonicalText({
      author: 'staff-generated',
      clock: { counter: 0, device: device.id, ms },
      establishment: ESTABLISHMENT,
      fields,
      group: null,
      happenedAt: at,
      id,
      patient,
      record: { id: record, type },
      schema: 1,
    });
    const hash = sha256(payload);
    device.seq += 1;
    this.feed += 1;
    const { id: deviceId, seq, link: prev } = device;
    device.link = sha256(`${prev}:${deviceId}:${seq}:${hash}`);
    this.entries.push({
      feedSeq: this.feed,
      id,
      hash,
      device: deviceId,
      seq,
      prev,
      recordType: type,
      recordId: record,
      patient,
      groupRest: 0,
      effectiveMs: null,
      payload,
    });
    return id;
  }

  async person(n: number, arrivedMs: number, here: boolean): Promise<void> {
    const device = this.devices[n % this.devices.length] as Device;
    const [patient, stay, arrival, assessment] = [uuidv4(), uuidv4(), uuidv4(), uuidv4()];
    const at = new Date(arrivedMs).toISOString();
    const name = { surname: this.pick(surnames) + this.pick(endings), forenames: this.pick(forenames) };
    const dateOfBirth = `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`;
    const numbers = {
      nhsNumber: String(4_000_000_000 + Math.floor(this.random() * 1e9)),
      prisonNumber: `A${1000 + (n % 9000)}${String.fromCharCode(65 + (n % 26), 65 + (Math.floor(n / 26) % 26))}`,
    };
    let ms = arrivedMs;
    const add = (
      type: string,
      record: string,
      about: string | null,
      values: Values,
      replaces?: readonly string[],
    ): string => this.add(device, type, record, about, (ms += 1000), values, replaces);
    const expected = add('arrival', arrival, null, {
      key: `feed:${n}`,
      source: 'court',
      expectedDate: at.slice(0, 10),
      ...name,
      dateOfBirth,
      prisonNumber: numbers.prisonNumber,
      state: 'expected',
      patient: null,
      stay: null,
    });
    add('patient', patient, patient, {
      ...name,
      ...numbers,
      dateOfBirth,
      sex: 'male',
      nhsNumberStatus: '03',
      allergyState: 'not-asked',
      language: 'English',
      interpreterNeeded: false,
    });
    const began = add('stay', stay, patient, {
      arrivedAt: at,
      source: 'court',
      fromLocation: 'Leicester Crown Court',
      arrival,
      recall: false,
      location: 'hold',
      departedAt: null,
      departure: null,
    });
    add('arrival', arrival, patient, { state: 'here', patient, stay }, [expected]);
    add('assessment', assessment, patient, {
      kind: 'first-stage',
      stay,
      pack: 'reception',
      packVersion: '1',
      startedAt: at,
      assessor: 'staff-generated',
      state: 'in-progress',
    });
    for (let question = 0; question < ANSWERS; question += 1)
      add('assessment', assessment, patient, {
        [`answer.q${question}`]: {
          value: 'yes',
          detail: { text: 'Taken every morning; last dose known to have been given in court custody.' },
          by: 'staff-generated',
          at,
        },
      });
    add('allergy', uuidv4(), patient, {
      substance: 'Penicillin',
      reaction: 'Rash',
      severity: 'severe',
      state: 'present',
      recordedAt: at,
    });
    add('self-harm', uuidv4(), patient, {
      date: '2019',
      setting: null,
      method: 'Ligature',
      source: 'first-stage assessment',
      state: 'recorded',
    });
    add('medicine', uuidv4(), patient, {
      drug: 'Sertraline',
      dose: '50 mg',
      frequency: 'once a day',
      supplyTonight: 'yes',
      critical: null,
      state: 'current',
      recordedAt: at,
    });
    add('appointment', uuidv4(), patient, {
      kind: 'second-stage',
      stay,
      targetDate: at.slice(0, 10),
      dueBy: at,
      sooner: [],
      state: here ? 'to-book' : 'done',
    });
    add('action', uuidv4(), patient, {
      stay,
      rule: 'withdrawal',
      title: 'Alcohol withdrawal: see a prescriber tonight',
      because: ['Answered yes'],
      urgency: 'tonight',
      owner: 'nurse',
      dueAt: at,
      state: 'done',
    });
    for (let note = 0; note < 2; note += 1)
      add('note', uuidv4(), patient, {
        text: `Seen in healthcare. ${sha256(`${n} ${note}`)} Settled, no concerns voiced.`,
        kind: 'nursing',
        corrects: null,
      });
    add(
      'stay',
      stay,
      patient,
      here
        ? { location: 'normal' }
        : { departedAt: new Date(arrivedMs + 90 * DAY_MS).toISOString(), departure: 'release' },
      [began],
    );
    if (this.entries.length >= BATCH) await this.flush();
  }

  /** What the central record's own push does with a batch, without the batch's journey. */
  async flush(): Promise<void> {
    const { entries } = this;
    this.entries = [];
    const at = new Date();
    await this.database.transaction(async (query) => {
      await appendLog(query, ESTABLISHMENT, this.workstation, at, entries);
      await addToSegments(query, ESTABLISHMENT, entries);
      for (const { id, seq, link } of this.devices)
        await putChain(query, {
          establishment: ESTABLISHMENT,
          workstation: this.workstation,
          device: id,
          at,
          seq,
          link,
        });
      await advanceFeed(query, ESTABLISHMENT, this.feed);
    });
  }
}

export interface Written {
  readonly changes: number;
  readonly people: number;
  readonly here: number;
}

/** Fills the log with about `changes` changes; one person in seventeen is here, as 1,200 of 20,000 are. */
export async function writeYears(databaseUrl: string, changes: number): Promise<Written> {
  const database = openDatabase(databaseUrl, () => undefined, 2);
  const people = Math.round(changes / CHANGES_EACH);
  const here = Math.round((people * 1200) / 20_000);
  try {
    const { head } = await feedState(database.query, ESTABLISHMENT);
    const writer = new Writer(database, head);
    const now = Date.now();
    for (let n = 0; n < people; n += 1) {
      const isHere = n >= people - here;
      await writer.person(n, now - (isHere ? 30 : 400 + (people - n) / 20) * DAY_MS, isHere);
    }
    await writer.flush();
    await database.query('ANALYZE change_log');
  } finally {
    await database.close();
  }
  return { changes: people * CHANGES_EACH, people, here };
}

/** A history being lived: workstations, a central record, and what people did, told in words. */
import type { FieldWrite, Json } from '../../shared/changes/change.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { Failure } from '../../shared/failure/failure.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { countingIds, uuid } from '../support/stores.ts';
import { newer, present } from './builds.ts';
import type { Trouble } from './courier.ts';
import { exchange, type Station } from './station.ts';
import type { History, Step } from './steps.ts';
import type { Central, LateMail, Surroundings } from './surroundings.ts';
import { fieldsOf, valuesOf } from './values.ts';

const MOST_STATIONS = 6;
const STEP_MS = 40_000;

interface Slot {
  readonly type: string;
  readonly id: string;
  readonly patient: string;
  readonly fields: readonly { readonly name: string; readonly values: readonly Json[] }[];
}

interface Resolution {
  readonly change: string;
  readonly slot: Slot;
  readonly field: string;
  /** The value that was decided against. */
  readonly other: Json;
}

export class World {
  now: number;
  readonly stations: Station[] = [];
  readonly central: Central;
  readonly establishments: readonly string[];
  /** One line per step. */
  readonly told: string[] = [];
  /** Ids of changes that must be everywhere in the end: saved, and at no time only on a disk that was thrown away. */
  required = new Set<string>();
  /** What the author of a change was shown in a field when it was written, by change id. */
  readonly saw = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly late: LateMail = [];
  private readonly patients = [uuid(2, 1), uuid(2, 2)];
  private readonly slots: readonly Slot[];
  private readonly link: Slot;
  private readonly resolutions: Resolution[] = [];
  private readonly surroundings: Surroundings;
  private readonly newId: () => string;

  private constructor(
    history: History,
    surroundings: Surroundings,
    central: Central,
    newId: () => string,
    establishments: readonly string[],
  ) {
    this.surroundings = surroundings;
    this.now = surroundings.begins;
    this.establishments = establishments;
    this.central = central;
    this.newId = newId;
    this.slots = [
      this.slot('patient', 0, 0),
      this.slot('patient', 1, 0),
      ...history.records.map(({ type, field }, index) => {
        const names = Object.keys(newer);
        return this.slot(names[type % names.length] ?? 'note', index + 2, field);
      }),
    ];
    this.link = this.slot('patient-link', 9, 0);
    for (let n = 0; n < history.stations; n += 1) this.addStation(history.older[n] ? present : newer);
  }

  static async begin(history: History, surroundings: Surroundings): Promise<World> {
    const establishments = ['LEI', 'MDI'].slice(0, history.establishments);
    const newId = countingIds();
    const lived: { world?: World } = {};
    const clock = (): number => lived.world?.now ?? surroundings.begins;
    const central = await surroundings.newCentral(establishments, clock, newId);
    lived.world = new World(history, surroundings, central, newId, establishments);
    return lived.world;
  }

  private slot(type: string, index: number, first: number): Slot {
    const known = newer[type] as (typeof newer)[string];
    const all = fieldsOf(known);
    const patient = this.patients[index % 2] ?? '';
    const fields = [0, 1, 2]
      .map((n) => all[(first + n) % all.length] as (typeof all)[number])
      .map(([name, schema]) => ({ name, values: valuesOf(schema) }));
    return { type, id: type === 'patient' ? patient : uuid(4, index), patient, fields };
  }

  private addStation(types: Station['types'], from?: Station): Station {
    const index = this.stations.length;
    const establishment = this.establishments[index % this.establishments.length] ?? 'LEI';
    const clock = (): number => Math.max(0, this.now + station.offset);
    const station: Station = {
      name: String.fromCharCode(65 + index),
      index,
      establishment: from?.establishment ?? establishment,
      clock,
      replica: undefined as never,
      types,
      offset: from?.offset ?? 0,
      latest: from?.latest ?? 0,
      backups: [],
      opened: new Map(),
    };
    station.replica = from
      ? from.replica.image().start(clock, this.newId, types)
      : this.surroundings.newReplica(this.newId(), clock, this.newId, types);
    this.stations.push(station);
    return station;
  }

  private station(n: number): Station {
    return this.stations[n % this.stations.length] as Station;
  }

  /** Everything that is held anywhere now. */
  async heldAnywhere(): Promise<Set<string>> {
    await this.central.look();
    return new Set([
      ...this.stations.flatMap(({ replica }) => replica.held().map(({ change }) => change.id)),
      ...this.establishments.flatMap((name) => this.central.entries(name).map(({ id }) => id)),
    ]);
  }

  async live(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.told.push('');
      const words = await this.happens(step);
      this.told[this.told.length - 1] = words;
      this.now += STEP_MS;
      for (const station of this.stations) station.latest = Math.max(station.latest, station.clock());
    }
  }

  private happens(step: Step): string | Promise<string> {
    const station = 'who' in step ? this.station(step.who) : this.station(0);
    const whose = `Workstation ${station.name}`;
    switch (step.does) {
      case 'edit':
        return this.edit(station, step);
      case 'open':
        return this.open(station, this.slots[step.what % this.slots.length] as Slot);
      case 'resolve':
        return this.resolve(station, step.which, step.value);
      case 'undo':
        return this.undo(station, step.which);
      case 'link':
        return this.say(station, this.link, step.verdict);
      case 'exchange':
        return this.exchange(station, step.troubles, step.whole);
      case 'post':
        return this.post(step.which);
      case 'kill':
        station.replica.kill();
        return `The power of workstation ${station.name} is cut, and comes back.`;
      case 'clone': {
        if (this.stations.length === MOST_STATIONS)
          return 'A disk is to be copied, but there are machines enough.';
        const copy = this.addStation(station.types, station);
        return `The disk of workstation ${station.name} is copied into a new machine, workstation ${copy.name}.`;
      }
      case 'back up':
        return this.backUp(station);
      case 'restore':
        return this.restore(station, step.which);
      case 'back up central':
        return this.backUpCentral();
      case 'restore central':
        return this.restoreCentral(step.which, step.newEpoch);
      case 'update':
        station.types = newer;
        station.replica.update(newer);
        return `${whose} is updated.`;
      case 'set clock':
        station.offset = step.hours * 3_600_000;
        return `The clock of workstation ${station.name} is ${step.hours} hours off.`;
      case 'wait':
        this.now += step.minutes * 60_000;
        return `${step.minutes} minutes pass.`;
      case 'transfer': {
        const to = this.establishments[step.to % this.establishments.length] ?? 'LEI';
        this.central.transfer(this.patients[step.patient % 2] ?? '', to);
        return `Person ${(step.patient % 2) + 1} is transferred to ${to}.`;
      }
      case 'hand over':
        return this.central.handOver(step.which)
          ? 'The central record passes one change on to the other establishment.'
          : 'The central record has nothing to pass on.';
    }
  }

  private shown(record: FoldedRecord | null, field: string): string[] {
    return record?.fields[field]?.versions.map(({ changeId }) => changeId) ?? [];
  }

  private save(station: Station, drafts: readonly DraftChange[]): string[] {
    const changes = station.replica.commit(drafts, {
      staffId: `nurse ${station.name}`,
      establishment: station.establishment,
    });
    for (const change of changes) {
      this.required.add(change.id);
      const fields = Object.entries(change.fields).map(([name, { replaces }]) => [name, replaces] as const);
      this.saw.set(change.id, new Map(fields));
    }
    return changes.map(({ id }) => id);
  }

  private draft(
    station: Station,
    slot: Slot,
    writes: readonly (readonly [string, Json])[],
    stale: boolean,
  ): DraftChange {
    const record = station.replica.record(slot.type, slot.id);
    const page = stale ? station.opened.get(slot.id) : undefined;
    const fields = writes.map(([name, value]): [string, FieldWrite] => [
      name,
      { value, replaces: [...(page?.get(name) ?? this.shown(record, name))] },
    ]);
    const { type, id, patient } = slot;
    return { record: { type, id }, patient, fields: Object.fromEntries(fields) };
  }

  private edit(station: Station, step: Extract<Step, { does: 'edit' }>): string {
    const slots = [step.what, ...(step.also === null ? [] : [step.also])].map(
      (what) => this.slots[what % this.slots.length] as Slot,
    );
    const known = [...new Set(slots)].filter(({ type }) => station.types[type] !== undefined);
    if (known.length === 0) return `Workstation ${station.name} does not know this kind of record yet.`;
    const words: string[] = [];
    const drafts = known.flatMap((slot): DraftChange[] => {
      const writes = new Map<string, Json>();
      for (const { field, value } of step.fields) {
        const { name, values } = slot.fields[field] as Slot['fields'][number];
        if (fieldsOf(station.types[slot.type] as never).some(([known]) => known === name))
          writes.set(name, values[value % values.length] ?? null);
      }
      if (writes.size === 0) return [];
      const draft = this.draft(station, slot, [...writes], step.stale);
      const values = Object.entries(draft.fields).map(([name, { value, replaces }]) => {
        const instead = replaces.length === 0 ? '' : ` instead of ${replaces.map(brief).join(', ')}`;
        return `${name} = ${short(value)}${instead}`;
      });
      words.push(`${this.name(slot)}: ${values.join(', ')}`);
      return [draft];
    });
    return this.attempt(station, drafts, words.join('; '));
  }

  private attempt(station: Station, drafts: readonly DraftChange[], words: string): string {
    if (drafts.length === 0) return `Workstation ${station.name} has nothing to write.`;
    try {
      const ids = this.save(station, drafts);
      return `Workstation ${station.name} writes ${ids.map(brief).join(', ')}. ${words}.`;
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
      return `Workstation ${station.name} may not write again what is final. ${words}.`;
    }
  }

  private name({ type, id }: Slot): string {
    return type === 'patient' ? `person ${this.patients.indexOf(id) + 1}` : `${type} ${id.slice(9, 13)}`;
  }

  private open(station: Station, slot: Slot): string {
    const record = station.replica.record(slot.type, slot.id);
    station.opened.set(slot.id, new Map(slot.fields.map(({ name }) => [name, this.shown(record, name)])));
    return `Workstation ${station.name} opens ${this.name(slot)}, and leaves it open.`;
  }

  /** The n-th conflict shown at this workstation is decided. */
  private resolve(station: Station, which: number, value: number): string {
    const open = [...this.slots, this.link].flatMap((slot) => {
      const record = station.replica.record(slot.type, slot.id);
      if (record === null || station.types[slot.type]?.immutable) return [];
      return record.conflicts.map((field) => ({
        slot,
        field,
        versions: record.fields[field]?.versions ?? [],
      }));
    });
    const { slot, field, versions } = open[which % Math.max(1, open.length)] ?? {};
    if (slot === undefined || field === undefined || versions === undefined)
      return `Workstation ${station.name} shows no conflict.`;
    const chosen = versions[value % versions.length]?.value ?? null;
    const other = versions[(value + 1) % versions.length]?.value ?? null;
    const [id] = this.save(station, [this.draft(station, slot, [[field, chosen]], false)]);
    this.resolutions.push({ change: id ?? '', slot, field, other });
    return `Workstation ${station.name} decides in ${brief(id ?? '')} the conflict of ${versions.map((one) => brief(one.changeId)).join(' and ')} in ${field} of ${this.name(slot)}: ${short(chosen)}.`;
  }

  /** A decision shown here is taken back: the other value is written in its place. */
  private undo(station: Station, which: number): string {
    const shown = this.resolutions.filter(({ change, slot, field }) =>
      this.shown(station.replica.record(slot.type, slot.id), field).includes(change),
    );
    const undone = shown[which % Math.max(1, shown.length)];
    if (undone === undefined) return `Workstation ${station.name} shows no decision to take back.`;
    const { slot, field, other } = undone;
    const [id] = this.save(station, [this.draft(station, slot, [[field, other]], false)]);
    return `Workstation ${station.name} takes the decision ${brief(undone.change)} back in ${brief(id ?? '')}: ${short(other)}.`;
  }

  /** Says that the two people are, or are not, the same. */
  private say(station: Station, slot: Slot, n: number): string {
    const verdict = ['same', 'different', 'undecided'][n % 3] ?? 'undecided';
    const writes = [
      ['left', this.patients[0] ?? ''],
      ['right', this.patients[1] ?? ''],
      ['verdict', verdict],
    ] as const;
    return this.attempt(
      station,
      [this.draft(station, slot, writes, false)],
      `Person 1 and person 2: ${verdict}`,
    );
  }

  async exchange(station: Station, troubles: readonly Trouble[], whole: boolean): Promise<string> {
    const link = this.central.link(station, troubles, this.late);
    const fault = await exchange(station, link, this.newId, whole);
    await link.close();
    const met = troubles.flatMap((trouble, n) =>
      trouble === 'arrives' ? [] : [`message ${n + 1} ${trouble}`],
    );
    const network = met.length === 0 ? '' : ` On the way, ${met.join('; ')}.`;
    const end = fault === null ? '' : ` It ends with: ${fault.code ?? fault.kind}.`;
    return `Workstation ${station.name} exchanges with the central record.${network}${end}`;
  }

  private async post(which: number): Promise<string> {
    const [letter] = this.late.splice(which % Math.max(1, this.late.length), 1);
    // Nobody waits for its answer, whatever it is.
    await letter?.().catch(() => undefined);
    return letter ? 'A repeated message arrives late.' : 'No message is underway.';
  }

  private backUp(station: Station): string {
    station.backups.push(station.replica.image());
    return `Workstation ${station.name} is backed up.`;
  }

  private async backUpCentral(): Promise<string> {
    await this.central.backUp();
    return 'The central record is backed up.';
  }

  private async restore(station: Station, which: number): Promise<string> {
    const image = station.backups[which % Math.max(1, station.backups.length)];
    if (image === undefined) return this.backUp(station);
    station.replica.discard();
    station.replica = image.start(station.clock, this.newId, station.types);
    station.opened.clear();
    this.required = await this.heldAnywhere();
    return `The disk of workstation ${station.name} dies; it goes on from a backup.`;
  }

  private async restoreCentral(which: number, newEpoch: boolean): Promise<string> {
    // What only another establishment's workstations still hold cannot be given back yet (docs/decisions/0042).
    const alone = this.establishments.length === 1;
    if (!alone || !(await this.central.restore(which, newEpoch))) return this.backUpCentral();
    this.required = await this.heldAnywhere();
    return `The central record is restored from a backup${newEpoch ? '' : ', and nobody begins a new epoch'}.`;
  }
}

/** "c17" for the change ids of a history, which count up. */
export const brief = (id: string): string => `c${Number.parseInt(id.slice(0, 13).replace('-', ''), 16)}`;

export function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

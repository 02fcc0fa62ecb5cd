/** A history being lived: workstations, a central record, and what people did, told in words. */
import type { Change } from '../../shared/changes/change.ts';
import { countingIds } from '../support/stores.ts';
import { newer, present } from './builds.ts';
import type { Trouble } from './courier.ts';
import { People } from './people.ts';
import { exchange, type Station } from './station.ts';
import type { History, Step } from './steps.ts';
import type { Central, LateMail, Surroundings } from './surroundings.ts';

const MOST_STATIONS = 6;
const STEP_MS = 40_000;

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
  private readonly people: People;
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
    this.people = new People(history.records, (change) => this.isSaved(change));
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
        return this.people.edit(station, step);
      case 'open':
        return this.people.open(station, step.what);
      case 'resolve':
        return this.people.resolve(station, step.which, step.value);
      case 'undo':
        return this.people.undo(station, step.which);
      case 'link':
        return this.people.say(station, step.verdict);
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
        this.central.transfer(this.people.patients[step.patient % 2] ?? '', to);
        return `Person ${(step.patient % 2) + 1} is transferred to ${to}.`;
      }
      case 'hand over':
        return this.central.handOver(step.which)
          ? 'The central record passes one change on to the other establishment.'
          : 'The central record has nothing to pass on.';
    }
  }

  private isSaved(change: Change): void {
    this.required.add(change.id);
    const fields = Object.entries(change.fields).map(([name, { replaces }]) => [name, replaces] as const);
    this.saw.set(change.id, new Map(fields));
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

/** What people do at the workstations of a history: they write, open, decide and take back, and see what is on the screen. */
import type { Change, FieldWrite, Json } from '../../shared/changes/change.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { Failure } from '../../shared/failure/failure.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { uuid } from '../support/stores.ts';
import { newer } from './builds.ts';
import type { Station } from './station.ts';
import type { History, Step } from './steps.ts';
import { fieldsOf, valuesOf } from './values.ts';
import { brief, short } from './words.ts';

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

export class People {
  /** The two persons everything is about. */
  readonly patients = [uuid(2, 1), uuid(2, 2)];
  private readonly slots: readonly Slot[];
  private readonly link: Slot;
  private readonly resolutions: Resolution[] = [];
  private readonly saved: (change: Change) => void;

  constructor(records: History['records'], saved: (change: Change) => void) {
    this.saved = saved;
    const names = Object.keys(newer);
    this.slots = [
      this.slot('patient', 0, 0),
      this.slot('patient', 1, 0),
      ...records.map(({ type, field }, index) =>
        this.slot(names[type % names.length] ?? 'note', index + 2, field),
      ),
    ];
    this.link = this.slot('patient-link', 9, 0);
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

  private shown(record: FoldedRecord | null, field: string): string[] {
    return record?.fields[field]?.versions.map(({ changeId }) => changeId) ?? [];
  }

  private save(station: Station, drafts: readonly DraftChange[]): string[] {
    const changes = station.replica.commit(drafts, {
      staffId: `nurse ${station.name}`,
      establishment: station.establishment,
    });
    for (const change of changes) this.saved(change);
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

  edit(station: Station, step: Extract<Step, { does: 'edit' }>): string {
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

  open(station: Station, what: number): string {
    const slot = this.slots[what % this.slots.length] as Slot;
    const record = station.replica.record(slot.type, slot.id);
    station.opened.set(slot.id, new Map(slot.fields.map(({ name }) => [name, this.shown(record, name)])));
    return `Workstation ${station.name} opens ${this.name(slot)}, and leaves it open.`;
  }

  /** The n-th conflict shown at this workstation is decided. */
  resolve(station: Station, which: number, value: number): string {
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
  undo(station: Station, which: number): string {
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
  say(station: Station, n: number): string {
    const verdict = ['same', 'different', 'undecided'][n % 3] ?? 'undecided';
    const writes = [
      ['left', this.patients[0] ?? ''],
      ['right', this.patients[1] ?? ''],
      ['verdict', verdict],
    ] as const;
    return this.attempt(
      station,
      [this.draft(station, this.link, writes, false)],
      `Person 1 and person 2: ${verdict}`,
    );
  }
}

/**
 * Saves the fields of one assessment as they are given. What was typed stays on the page until the records process has it,
 * whatever happens in between; one field is never saved twice at once, so each save says what its author had seen.
 */
import { z } from 'zod';
import type { Json } from '../../../../shared/changes/change.ts';
import type { FieldView } from '../../../../shared/contract/views.ts';
import type { FailureView } from '../../../../shared/failure/failure.ts';
import { asFailure } from '../../../bridge/bridge.ts';

export type SaveState = 'untouched' | 'saving' | 'saved' | 'failed';

export interface HeldField {
  /** What the page shows: the value not yet saved, else the value in force. */
  readonly value: Json;
  readonly view: FieldView;
  readonly state: SaveState;
  readonly failure: FailureView | null;
}

/** Values that were not saved, each with the changes its author had seen. */
export const unsavedSchema = z.record(z.string(), z.object({ value: z.json(), seen: z.array(z.string()) }));
export type Unsaved = z.infer<typeof unsavedSchema>;

export type SaveField = (field: string, value: Json, seen: string[]) => Promise<FieldView>;

interface Entry {
  view: FieldView;
  local: { value: Json } | null;
  state: SaveState;
  failure: FailureView | null;
  flying: boolean;
  /** Changes known to have been replaced: a view that still shows one was read before a later one. */
  replaced: Set<string>;
  held: HeldField | null;
}

const blank: FieldView = { value: null, seen: [], conflict: null };

export class FieldSaver {
  #entries = new Map<string, Entry>();
  #listeners = new Set<() => void>();
  #snapshot: ReadonlyMap<string, HeldField> = new Map();
  #save: SaveField;

  constructor(save: SaveField) {
    this.#save = save;
  }

  /** The fields as the records process has them; what is being saved here stays as typed, and an older reading changes nothing. */
  merge(views: Readonly<Record<string, FieldView>>): void {
    for (const [field, view] of Object.entries(views)) {
      const entry = this.#entry(field);
      if (entry.local === null && !isOlder(view, entry)) show(entry, view);
    }
    this.#publish();
  }

  /** Shows the value at once and saves it. */
  set(field: string, value: Json): void {
    const entry = this.#entry(field);
    entry.local = { value };
    entry.state = 'saving';
    entry.failure = null;
    entry.held = null;
    this.#publish();
    void this.#flush(field, entry);
  }

  /** Tries again whatever was refused, e.g. after unlocking or when the disk has room again. */
  retry(): void {
    for (const [field, entry] of this.#entries) {
      if (entry.local !== null && !entry.flying) void this.#flush(field, entry);
    }
  }

  /** Resolves when nothing is being saved; true when everything was. */
  async settled(): Promise<boolean> {
    while ([...this.#entries.values()].some((entry) => entry.flying)) {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
    return [...this.#entries.values()].every((entry) => entry.local === null);
  }

  /** What is still not saved when nothing is being saved any more. */
  async unsaved(): Promise<Unsaved> {
    await this.settled();
    const left: Unsaved = {};
    for (const [field, { local, view }] of this.#entries) {
      if (local !== null) left[field] = { value: local.value, seen: [...view.seen] };
    }
    return left;
  }

  /** Saves what another saver of the same fields could not. */
  takeUp(unsaved: Unsaved): void {
    for (const [field, { value, seen }] of Object.entries(unsaved)) {
      const entry = this.#entry(field);
      if (entry.view.seen.length === 0) entry.view = { ...blank, seen };
      this.set(field, value);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly snapshot = (): ReadonlyMap<string, HeldField> => this.#snapshot;

  async #flush(field: string, entry: Entry): Promise<void> {
    if (entry.flying) return;
    entry.flying = true;
    try {
      while (entry.local !== null) {
        const sent = entry.local;
        entry.state = 'saving';
        entry.held = null;
        show(entry, await this.#save(field, sent.value, entry.view.seen));
        if (entry.local === sent) entry.local = null;
        entry.state = 'saved';
        entry.failure = null;
      }
    } catch (error) {
      entry.state = 'failed';
      entry.failure = asFailure(error);
    } finally {
      entry.flying = false;
      entry.held = null;
      this.#publish();
    }
  }

  #entry(field: string): Entry {
    const held = this.#entries.get(field);
    if (held !== undefined) return held;
    const made: Entry = {
      view: blank,
      local: null,
      state: 'untouched',
      failure: null,
      flying: false,
      replaced: new Set(),
      held: null,
    };
    this.#entries.set(field, made);
    return made;
  }

  /** A field that did not change keeps its very object, so that what shows it need not be drawn again. */
  #publish(): void {
    this.#snapshot = new Map([...this.#entries].map(([field, entry]) => [field, heldOf(entry)]));
    for (const listener of this.#listeners) listener();
  }
}

function heldOf(entry: Entry): HeldField {
  const { view, local, state, failure } = entry;
  entry.held ??= { value: local === null ? view.value : local.value, view, state, failure };
  return entry.held;
}

function show(entry: Entry, view: FieldView): void {
  if (JSON.stringify(view) === JSON.stringify(entry.view)) return;
  for (const id of entry.view.seen) if (!view.seen.includes(id)) entry.replaced.add(id);
  entry.view = view;
  entry.held = null;
}

/** A reading that was under way while a save went past it, or one kept from the last time the form was open. */
function isOlder(view: FieldView, entry: Entry): boolean {
  if (view.seen.length === 0) return entry.view.seen.length > 0;
  return view.seen.some((id) => entry.replaced.has(id));
}

/**
 * Saves the fields of one assessment as they are given. What was typed stays on the page until the records process has it,
 * whatever happens in between; one field is never saved twice at once, so each save says what its author had seen.
 */
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

export type SaveField = (field: string, value: Json, seen: string[]) => Promise<FieldView>;

interface Entry {
  view: FieldView;
  local: { value: Json } | null;
  state: SaveState;
  failure: FailureView | null;
  flying: boolean;
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

  /** The fields as the records process has them; what is being saved here stays as typed. */
  merge(views: Readonly<Record<string, FieldView>>): void {
    for (const [field, view] of Object.entries(views)) {
      const entry = this.#entry(field);
      if (entry.local === null) entry.view = view;
    }
    this.#publish();
  }

  /** Shows the value at once and saves it. */
  set(field: string, value: Json): void {
    const entry = this.#entry(field);
    entry.local = { value };
    entry.state = 'saving';
    entry.failure = null;
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
        entry.view = await this.#save(field, sent.value, entry.view.seen);
        if (entry.local === sent) entry.local = null;
        entry.state = 'saved';
        entry.failure = null;
      }
    } catch (error) {
      entry.state = 'failed';
      entry.failure = asFailure(error);
    } finally {
      entry.flying = false;
      this.#publish();
    }
  }

  #entry(field: string): Entry {
    const held = this.#entries.get(field);
    if (held !== undefined) return held;
    const made: Entry = { view: blank, local: null, state: 'untouched', failure: null, flying: false };
    this.#entries.set(field, made);
    return made;
  }

  #publish(): void {
    this.#snapshot = new Map(
      [...this.#entries].map(([field, { view, local, state, failure }]) => [
        field,
        { value: local === null ? view.value : local.value, view, state, failure },
      ]),
    );
    for (const listener of [...this.#listeners]) listener();
  }
}

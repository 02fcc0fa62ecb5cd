/** Saves of a note each, for tests that ask where a change goes and not what it says. */
import { randomBytes } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import type { Store } from '../../electron/records/store/store.ts';
import { nurse } from './stores.ts';

/** Saves a note as one change; returns its id. */
export function saveNote(store: Store, text: string, patient: string | null = null): string {
  const [change] = store.commit(
    [
      {
        record: { type: 'note', id: uuidv4() },
        patient: patient ?? uuidv4(),
        fields: { text: { value: text, replaces: [] } },
      },
    ],
    nurse,
  );
  return change?.id ?? '';
}

/** Saves many notes of some 300 incompressible bytes, ten to a save. */
export function saveNotes(store: Store, count: number): void {
  for (let index = 0; index < count; index += 10) {
    const drafts = Array.from({ length: Math.min(10, count - index) }, (_, offset) => ({
      record: { type: 'note', id: uuidv4() },
      patient: uuidv4(),
      fields: { text: { value: `${index + offset} ${randomBytes(150).toString('base64')}`, replaces: [] } },
    }));
    store.commit(drafts, nurse);
  }
}

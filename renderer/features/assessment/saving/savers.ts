/**
 * One saver per assessment, kept while the form is off the page (lock, another screen), so that an answer refused because the
 * workstation locked a moment earlier is saved when its author is back. Nobody else's turn at the window sees it.
 */
import { z } from 'zod';
import { call, listen } from '../../../bridge/bridge.ts';
import { keeps } from '../../../session/kept.ts';
import { FieldSaver, unsavedSchema, type Unsaved } from './field-saver.ts';

const savers = new Map<string, FieldSaver>();
const places = new Map<string, string>();
const keptSchema = z.object({
  places: z.record(z.string(), z.string()),
  unsaved: z.record(z.string(), unsavedSchema),
});

keeps('assessments', {
  async take() {
    const unsaved: Record<string, Unsaved> = {};
    for (const [assessmentId, saver] of savers) unsaved[assessmentId] = await saver.unsaved();
    return { places: Object.fromEntries(places), unsaved };
  },
  give(kept) {
    const read = keptSchema.safeParse(kept);
    if (!read.success) return;
    for (const [assessmentId, place] of Object.entries(read.data.places)) places.set(assessmentId, place);
    for (const [assessmentId, unsaved] of Object.entries(read.data.unsaved)) {
      if (Object.keys(unsaved).length > 0) saverFor(assessmentId).takeUp(unsaved);
    }
  },
});
let listening = false;

function dropAtSignOut(): void {
  if (listening) return;
  listening = true;
  listen('session', ({ phase }) => {
    if (phase === 'signed-in' || phase === 'locked') return;
    savers.clear();
    places.clear();
  });
}

/** The saver of this assessment; the same one until somebody signs out. */
export function saverFor(assessmentId: string): FieldSaver {
  dropAtSignOut();
  const held = savers.get(assessmentId);
  if (held !== undefined) return held;
  const made = new FieldSaver(async (field, value, seen) => {
    const answer = await call('reception.save', { assessmentId, field, value, seen });
    return answer.field;
  });
  savers.set(assessmentId, made);
  return made;
}

/** Where this person was in an assessment a moment ago: the lock may come before the records process was told. */
export const lastPlace = {
  of: (assessmentId: string): string | null => places.get(assessmentId) ?? null,
  keep: (assessmentId: string, place: string): void => void places.set(assessmentId, place),
};

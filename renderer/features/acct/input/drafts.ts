/**
 * One saver per draft. It stays while the form is off the page (lock, another screen) for as long as something is not saved, so that
 * words refused because the workstation locked a moment earlier are saved when their author is back.
 */
import { z } from 'zod';
import type { Json } from '../../../../shared/changes/change.ts';
import { call, listen } from '../../../bridge/bridge.ts';
import { keeps } from '../../../session/kept.ts';
import { FieldSaver, unsavedSchema, type Unsaved } from '../../assessment/saving/field-saver.ts';

export interface Draft {
  readonly saver: FieldSaver;
  /** What signing still waits for, as the last save answered; null before the first one. */
  readonly missing: () => readonly string[] | null;
  /** Changes a part from what stands there at this very moment, which what is drawn may be a step behind. */
  readonly change: (part: string, next: (before: Json) => Json) => void;
}

const drafts = new Map<string, Draft>();
const shown = new Map<string, number>();
const places = new Map<string, string>();
let listening = false;
const keptSchema = z.object({
  places: z.record(z.string(), z.string()),
  unsaved: z.record(z.string(), unsavedSchema),
});

keeps('acct-input', {
  async take() {
    const unsaved: Record<string, Unsaved> = {};
    for (const [draftId, { saver }] of drafts) unsaved[draftId] = await saver.unsaved();
    return { places: Object.fromEntries(places), unsaved };
  },
  give(kept) {
    const read = keptSchema.safeParse(kept);
    if (!read.success) return;
    for (const [draftId, place] of Object.entries(read.data.places)) places.set(draftId, place);
    for (const [draftId, unsaved] of Object.entries(read.data.unsaved)) {
      if (Object.keys(unsaved).length > 0) draftFor(draftId).saver.takeUp(unsaved);
    }
  },
});

function dropAtSignOut(): void {
  if (listening) return;
  listening = true;
  listen('session', ({ phase }) => {
    if (phase === 'signed-in' || phase === 'locked') return;
    drafts.clear();
    places.clear();
  });
}

function makeDraft(draftId: string): Draft {
  let missing: readonly string[] | null = null;
  let asked = 0;
  let answered = 0;
  const saver = new FieldSaver(async (part, value) => {
    asked += 1;
    const turn = asked;
    const answer = await call('acct.savePart', { draftId, part, value });
    if (turn > answered) {
      answered = turn;
      missing = answer.missing;
    }
    // A reading that was under way meanwhile has seen no save of this page, and must not take its place.
    return { value, seen: [String(turn)], conflict: null };
  });
  return {
    saver,
    missing: () => missing,
    change: (part, next) => saver.set(part, next(saver.snapshot().get(part)?.value ?? null)),
  };
}

export function draftFor(draftId: string): Draft {
  dropAtSignOut();
  const draft = drafts.get(draftId) ?? makeDraft(draftId);
  drafts.set(draftId, draft);
  return draft;
}

/** The form came onto the page. Answers what to do when it leaves: what is saved is read anew the next time. */
export function showing(draftId: string): () => void {
  shown.set(draftId, (shown.get(draftId) ?? 0) + 1);
  return () => {
    shown.set(draftId, (shown.get(draftId) ?? 1) - 1);
    const draft = drafts.get(draftId);
    // After the fields of the form have sent what was typed last.
    setTimeout(() => {
      void draft?.saver.settled().then((saved) => {
        if (saved && shown.get(draftId) === 0 && drafts.get(draftId) === draft) drafts.delete(draftId);
      });
    });
  };
}

/** Where this person was in the form. */
export const placeIn = {
  of: (draftId: string): string | null => places.get(draftId) ?? null,
  keep: (draftId: string, place: string): void => void places.set(draftId, place),
};

/**
 * Saves the fields of one plan as they are given. Kept while the page is away (lock, another screen), so that what was refused is
 * saved when its author is back. A field's name is `<section>.<field>`.
 */
import { z } from 'zod';
import type { PlanValue } from '../../../../../shared/records/release.ts';
import { call, listen } from '../../../../bridge/bridge.ts';
import { keeps } from '../../../../session/kept.ts';
import { FieldSaver, unsavedSchema, type Unsaved } from '../../../assessment/saving/field-saver.ts';

export interface PlanSaver {
  readonly saver: FieldSaver;
  /** What stood in a field before it was first changed here, for putting it back. */
  readonly before: Map<string, PlanValue>;
}

const savers = new Map<string, PlanSaver>();
let listening = false;

keeps('release-plans', {
  async take() {
    const unsaved: Record<string, Unsaved> = {};
    for (const [stayId, { saver }] of savers) unsaved[stayId] = await saver.unsaved();
    return unsaved;
  },
  give(kept) {
    const read = z.record(z.string(), unsavedSchema).safeParse(kept);
    for (const [stayId, unsaved] of Object.entries(read.success ? read.data : {})) {
      if (Object.keys(unsaved).length > 0) planSaver(stayId).saver.takeUp(unsaved);
    }
  },
});

function dropAtSignOut(): void {
  if (listening) return;
  listening = true;
  listen('session', ({ phase }) => {
    if (phase !== 'signed-in' && phase !== 'locked') savers.clear();
  });
}

export const fieldName = (section: string, field: string): string => `${section}.${field}`;

/** The saver of this stay's plan; the same one until somebody signs out. */
export function planSaver(stayId: string): PlanSaver {
  dropAtSignOut();
  const held = savers.get(stayId);
  if (held !== undefined) return held;
  const before = new Map<string, PlanValue>();
  const saver = new FieldSaver(async (name, value) => {
    const dot = name.indexOf('.');
    const [section, field] = [name.slice(0, dot), name.slice(dot + 1)];
    const fields = { [field]: value as PlanValue };
    const answer = await call('release.saveSection', { stayId, section, fields });
    if (!before.has(name)) before.set(name, answer.before.fields[field] ?? null);
    return { value: answer.section.fields[field] ?? null, seen: [], conflict: null };
  });
  const made = { saver, before };
  savers.set(stayId, made);
  return made;
}

/** Forgets every saver, as signing out does. */
export function forgetPlanSavers(): void {
  savers.clear();
}

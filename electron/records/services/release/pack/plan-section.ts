/** A section of the plan in one edition: its whitelisted fields, or the gap with its reason. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DocumentSection } from '../../../../../shared/release/document.ts';
import { type PlanSection, stateWords } from '../../../../../shared/release/section-content.ts';
import { valueOf } from '../../common/read.ts';
import { storedSection } from '../plan/scene.ts';
import { gapWords, type Wanted } from './edition.ts';
import { linesOf, titleOf } from './lines.ts';
import { shownValue } from './values.ts';

/** Where the plan says nothing, the record may: kept here for sections of the plan that ask what is known already. */
const fromRecord: Readonly<Record<string, (wanted: Wanted) => Json>> = {
  'gp-registration.before': ({ from }) => from.person.gpPractice,
  'communication.language': ({ from }) => from.person.language,
  'communication.interpreter': ({ from }) => (from.person.interpreterNeeded ? true : null),
};

/** A section that asks whether the patient may be told its dates: on the patient's copy only when somebody said so. */
const MAY_TELL = 'mayTell';

interface Standing {
  readonly state: 'done' | 'in-progress' | 'gap' | 'not-needed';
  /** Why it is a gap, in words. */
  readonly reason: string;
  /** Written by somebody, and not the words of the content. */
  readonly said: boolean;
}

/** Null: it has no place in this edition. */
export function planSection(wanted: Wanted, section: PlanSection): DocumentSection | null {
  const { from, edition, fields: allowed, withheld } = wanted;
  const value = (id: string): Json => {
    const held = valueOf(from.scene.plan, `detail.${section.id}.${id}`);
    const isEmpty = held === null || held === '' || (Array.isArray(held) && held.length === 0);
    return isEmpty ? (fromRecord[`${section.id}.${id}`]?.(wanted) ?? null) : held;
  };
  const standing = standingOf(wanted, section, value);
  const toldLater =
    edition.easyRead && section.fields.some(({ id }) => id === MAY_TELL) && value(MAY_TELL) !== true;
  if (toldLater && standing.state === 'done') return null;
  if (standing.state === 'not-needed' && edition.neutral) return null;
  const fields = toldLater
    ? []
    : allowed
        .filter((id) => !withheld.field(section.id, id))
        .flatMap((id) => section.fields.find((field) => field.id === id) ?? []);
  const facts = Object.fromEntries(
    fields.flatMap(({ id }) => (value(id) === null ? [] : [[id, value(id)] as const])),
  );
  const unsaid = wanted.onlyIfSaid && storedSection(from.scene.plan, section.id) === null;
  if (unsaid && Object.keys(facts).length === 0) return null;
  const { words, template } = wanted;
  const easy = edition.easyRead;
  const entries = easy
    ? []
    : fields
        .map((field) => ({ label: field.label, value: shownValue(field, facts[field.id], null) }))
        .filter(({ value: shown }) => shown !== '');
  const lines = easy ? linesOf(words, template, { fields, facts }) : [];
  const gap = unsaid ? null : gapOf(wanted, standing);
  const isBlank = gap === null && entries.length === 0 && lines.length === 0;
  const arranged = stateWords(from.content.sections, 'done').label;
  return {
    id: section.id,
    heading: wanted.heading,
    title: easy ? titleOf(template, section.title, { fields, facts }) : section.title,
    state: unsaid ? 'recorded' : standing.state === 'not-needed' ? 'none-recorded' : standing.state,
    gap,
    entries: isBlank && !easy ? [{ label: 'State', value: arranged }] : entries,
    table: null,
    lines: isBlank && easy ? [`${arranged}.`] : lines,
    advice: easy ? [...(template?.advice ?? [])] : [],
    facts: Object.keys(facts).length === 0 ? [] : [facts],
  };
}

/** Said to be arranged while the other side has not agreed is not arranged. */
function standingOf({ from }: Wanted, section: PlanSection, value: (id: string) => Json): Standing {
  const stored = storedSection(from.scene.plan, section.id);
  const { id, label, means, gap } = stateWords(from.content.sections, stored?.state ?? 'not-assessed');
  const reason = stored?.reason?.trim() ?? '';
  const answer = section.fields.find((field) => field.id === 'answer');
  const answered = answer?.options?.find((option) => option.id === value('answer'));
  if (id === 'done' && answer !== undefined && (answered?.id === 'declined' || answered?.id === 'awaited'))
    return { state: 'gap', reason: `${answer.label}: ${answered.label.toLowerCase()}`, said: true };
  if (id === 'not-needed')
    return { state: 'not-needed', reason: reason === '' ? label : `${label}: ${reason}`, said: true };
  if (!gap) return { state: 'done', reason: '', said: false };
  const words = means.charAt(0).toLowerCase() + means.slice(1).replace(/\.$/u, '');
  return {
    state: id === 'in-progress' ? 'in-progress' : 'gap',
    reason:
      reason === ''
        ? words
        : id === 'declined' || id === 'unavailable'
          ? `${label.toLowerCase()}. ${reason}`
          : reason,
    said: reason !== '',
  };
}

function gapOf({ edition, template }: Wanted, { state, reason, said }: Standing): string | null {
  if (state === 'done') return null;
  if (state === 'not-needed') return reason;
  if (edition.easyRead && template !== null && !said) return template.gap;
  return gapWords(edition, reason);
}

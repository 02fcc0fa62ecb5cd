/**
 * ACCTs of the demonstration: whoever has one open is somewhere in its life, so that the board shows each thing that it can show. The
 * first has an immediate plan overdue, the next a review within the hour, then constant supervision and post-closure; with the rest
 * everything is done that was due. Nothing is drawn: people and their histories stay the same.
 */
import { derivedId } from '../../electron/records/services/common/ids.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import type { Json } from '../../shared/changes/change.ts';
import { addCivilDays, civilDateOf, instantInLondon } from '../../shared/followup/clock.ts';
import type { DemoPatient } from './histories.ts';

const hour = 3_600_000;
const day = 24 * hour;

export interface DemoAccts {
  readonly people: DemoPatient[];
  readonly drafts: DraftChange[];
}

/** `by`: id of the member of staff who did what healthcare did. */
export function demoAccts(now: number, people: readonly DemoPatient[], by: string): DemoAccts {
  const drafts: DraftChange[] = [];
  let place = 0;
  const moved = people.map((person) => {
    const acct = person.drafts.find(
      (draft) => draft.record.type === 'acct' && textIn(draft, 'state') === 'open',
    );
    const stay = person.drafts.find(
      (draft) => draft.record.type === 'stay' && draft.fields['departedAt']?.value === null,
    );
    if (acct === undefined || stay === undefined) return person;
    const told = tell({ acct, stay, now, by, place });
    place += 1;
    drafts.push(...told.care);
    return { ...person, drafts: person.drafts.map((draft) => (draft === acct ? told.acct : draft)) };
  });
  return { people: moved, drafts };
}

interface Telling {
  readonly acct: DraftChange;
  readonly stay: DraftChange;
  readonly now: number;
  readonly by: string;
  /** Which of them it is, from 0. */
  readonly place: number;
}

function tell(telling: Telling): { acct: DraftChange; care: DraftChange[] } {
  const { acct, stay, now, place } = telling;
  const arrived = Date.parse(textIn(stay, 'arrivedAt'));
  const said = Date.parse(textIn(acct, 'openedAt'));
  // Two hours for the one that nobody has seen to; a day and more for those in the middle of it.
  const since = place === 0 ? 2 * hour : Math.max(now - Math.max(said, arrived + hour), 3 * hour);
  const openedAt = now - since;
  const write = writer(telling);
  const ended = place === 3 ? now - Math.min(2 * day, since / 3) : null;
  const opening = replaced(acct, openedAt, {
    openedAt: instantInLondon(openedAt),
    ...(ended === null ? {} : { state: 'post-closure', closedAt: instantInLondon(ended) }),
  });
  const care = { stay: stay.record.id, source: 'prison', notifiedAt: instantInLondon(openedAt) };
  if (place === 0) return { acct: opening, care: [write('acct-care', acct.record.id, openedAt, care)] };
  return {
    acct: opening,
    care: [...seenTo(telling, write, openedAt, care), ...standing(telling, write, openedAt, ended)],
  };
}

type Write = (type: string, id: string, at: number, values: Readonly<Record<string, Json>>) => DraftChange;

/** What is owed at the beginning, all of it given in time. */
function seenTo(
  { acct, stay, by, now }: Telling,
  write: Write,
  openedAt: number,
  care: Readonly<Record<string, Json>>,
): DraftChange[] {
  const { id } = acct.record;
  const at = (after: number): string => instantInLondon(Math.min(openedAt + after, now));
  const text = 'Shared cell near the wing office; night dose given by staff; asked for hourly observations.';
  const first = derivedId.acctReview(id, 'first-case-review', 'first');
  const mark = (after: number) => ({ at: at(after), note: null, by, written: at(after) });
  return [
    write('acct-care', id, openedAt, {
      ...care,
      immediatePlan: { text, at: at(hour / 2), by, written: at(hour / 2) },
      'milestone.assessment': mark(hour),
      'milestone.mental-health-triage': mark(2 * hour),
    }),
    review(write, first, { acct: id, kind: 'first-case-review', at: Math.min(openedAt + 3 * hour, now), by }),
    write('possession-assessment', derivedId.ofStay('possession-assessment', stay.record.id, id), openedAt, {
      draft: derivedId.ofStay('acct-draft', stay.record.id, `possession ${id}`),
      stay: stay.record.id,
      acct: id,
      because: 'acct',
      patientFactors: { 'self-harm': 'yes', acct: 'yes' },
      medicines: [],
      outcome: 'daily',
      reasons: 'Overdose before; asked for one day at a time.',
      actions: null,
      reviewBy: null,
      content: '1',
      signedBy: by,
      signedAt: instantInLondon(openedAt + 60_000),
      corrects: null,
    }),
    input(write, { acct: id, stay: stay.record.id, review: first, kind: 'review', at: at(3 * hour), by }),
  ];
}

/** Where it stands now. */
function standing(
  { acct, stay, now, by, place }: Telling,
  write: Write,
  openedAt: number,
  ended: number | null,
): DraftChange[] {
  const { id } = acct.record;
  if (ended !== null) {
    const at = instantInLondon(ended - hour / 2);
    return [input(write, { acct: id, stay: stay.record.id, review: null, kind: 'closing', at, by })];
  }
  const dueAt = place === 1 ? now + hour : now + (1 + (place % 4)) * day;
  const next = derivedId.acctReview(id, 'case-review', new Date(dueAt).toISOString().slice(0, 16));
  const planned = review(write, next, {
    acct: id,
    kind: 'case-review',
    at: dueAt,
    by: null,
    setAt: openedAt,
  });
  if (place !== 2) return [planned];
  const startedAt = Math.max(openedAt + hour, now - 10 * hour);
  const date = civilDateOf(startedAt);
  return [
    planned,
    write('acct-constant', derivedId.acctConstant(id, date, 1), startedAt, {
      acct: id,
      startedAt: instantInLondon(startedAt),
      authorisedBy: 'Duty governor',
      endedAt: null,
      stepDownPlan: null,
      state: 'in-force',
    }),
    write('acct-support', derivedId.ofStay('acct-support', stay.record.id, id), openedAt, {
      acct: id,
      title: 'Daily contact with the mental health team',
      owner: 'Mental health team',
      due: addCivilDays(civilDateOf(now), 3),
      state: 'open',
      note: null,
    }),
  ];
}

/** `by` null: still ahead; then `setAt` says when it was set. */
function review(
  write: Write,
  id: string,
  {
    acct,
    kind,
    at,
    by,
    setAt = at,
  }: { acct: string; kind: string; at: number; by: string | null; setAt?: number },
): DraftChange {
  const when = instantInLondon(at);
  const attendance =
    by === null ? null : { mode: 'in-person', who: 'R. Okafor', role: 'Nurse', reason: null, by, at: when };
  return write('acct-review', id, setAt, {
    acct,
    kind,
    dueAt: when,
    setBy: 'Case coordinator',
    named: null,
    heldAt: by === null ? null : when,
    attendance,
    state: by === null ? 'planned' : 'held',
    note: null,
  });
}

function input(
  write: Write,
  of: { acct: string; stay: string; review: string | null; kind: string; at: string; by: string },
): DraftChange {
  const { by, at, ...fields } = of;
  const closing: Record<string, Json> =
    of.kind === 'closing' ? { 'closing-view': 'Support actions are done; healthcare agrees to close.' } : {};
  return write(
    'acct-input',
    derivedId.ofStay('acct-input', of.stay, `${of.acct} ${of.kind}`),
    Date.parse(at),
    {
      ...fields,
      draft: derivedId.ofStay('acct-draft', of.stay, `${of.acct} ${of.kind}`),
      parts: {
        formulation:
          'Low since sentence and since a visit that did not happen; eases when he works and when his sister writes.',
        triggers: 'Missed visits; evenings behind the door.',
        ...closing,
      },
      content: '1',
      signedBy: by,
      signedAt: at,
      corrects: null,
    },
  );
}

function writer({ acct }: Telling): Write {
  return (type, id, at, values) => ({
    record: { type, id },
    patient: acct.patient,
    happenedAt: instantInLondon(at),
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]),
    ),
  });
}

function textIn({ fields }: DraftChange, field: string): string {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : '';
}

function replaced(draft: DraftChange, at: number, values: Readonly<Record<string, Json>>): DraftChange {
  const changed = Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]);
  return {
    ...draft,
    happenedAt: instantInLondon(at),
    fields: { ...draft.fields, ...Object.fromEntries(changed) },
  };
}

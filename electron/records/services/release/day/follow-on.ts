/** What has to follow for somebody who left: attempts, and the three ways in which a task ends. */
import type { z } from 'zod';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { followOnViewSchema } from '../../../../../shared/contract/release-views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { asText, isObject, mustHave, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { authorOf, changeDraft, newDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { listedOf } from '../../followup/scene/people-here.ts';

type View = z.infer<typeof followOnViewSchema>;

/** Tasks of people who left this prison: open ones first, the earliest due first. */
export function followOn(
  context: ServiceContext,
  { state }: Parsed<'release.followOn'>,
): Output<'release.followOn'> {
  const { store } = context;
  const states = state === 'all' ? ['open', 'ended'] : [state];
  const tasks = followOnViews(context, store.recordsAmong('follow-on', 'state', states));
  const isEnded = (task: View): number => Number(task.state !== 'open');
  return {
    tasks: tasks.toSorted(
      (a, b) =>
        isEnded(a) - isEnded(b) || Date.parse(a.dueBy) - Date.parse(b.dueBy) || (a.id < b.id ? -1 : 1),
    ),
  };
}

export function followOnViews(context: ServiceContext, tasks: readonly FoldedRecord[]): View[] {
  const { store, establishment } = context;
  const here = tasks.filter((task) => task.establishment === establishment.id);
  const stays = new Map(
    [...new Set(here.map((task) => textOf(task, 'stay') ?? ''))]
      .map((id) => store.stays.one(id))
      .filter(present)
      .map((stay) => [stay.stayId, stay]),
  );
  const people = new Map(listedOf(store, [...stays.values()]).map((person) => [person.stayId, person]));
  const ids = here.map(({ id }) => id);
  const attempts = Map.groupBy(
    store.recordsAmong('contact-attempt', 'followOn', ids),
    (attempt) => textOf(attempt, 'followOn') ?? '',
  );
  return here.flatMap((task) => {
    const stayId = textOf(task, 'stay') ?? '';
    const [stay, person] = [stays.get(stayId), people.get(stayId)];
    if (stay === undefined || person === undefined) return [];
    const made = attempts.get(task.id) ?? [];
    const state = textOf(task, 'state') as View['state'];
    const dueBy = textOf(task, 'dueBy') ?? '';
    return [
      {
        id: task.id,
        person,
        leftAt:
          stay.departedMs === null ? (textOf(task, 'openedAt') ?? '') : instantInLondon(stay.departedMs),
        title: textOf(task, 'title') ?? '',
        owner: textOf(task, 'owner') ?? '',
        dueBy,
        late: state === 'open' && Date.parse(dueBy) < context.now(),
        state,
        ending: endingOf(context, task),
        attempts: made.map((attempt) => attemptView(context, attempt)),
        attemptsOwed: Math.max(0, attemptsAsked(context, task) - made.length),
      },
    ];
  });
}

function endingOf({ store }: ServiceContext, task: FoldedRecord): View['ending'] {
  const ending = valueOf(task, 'ending');
  if (!isObject(ending) || textOf(task, 'state') !== 'ended') return null;
  const { how, words, by, at } = ending;
  return { how: asText(how), words: asText(words), by: staffName(store, asText(by)), at: asText(at) };
}

function attemptView({ store }: ServiceContext, attempt: FoldedRecord): View['attempts'][number] {
  return {
    id: attempt.id,
    how: textOf(attempt, 'how') ?? '',
    whom: textOf(attempt, 'whom') ?? '',
    result: textOf(attempt, 'result') ?? '',
    note: textOf(attempt, 'note'),
    by: staffName(store, textOf(attempt, 'by')),
    at: textOf(attempt, 'at') ?? '',
  };
}

/** A task that the content names no more asks for as many as any other does. */
function attemptsAsked(context: ServiceContext, task: FoldedRecord): number {
  const { tasks } = context.release().unplanned;
  const known = tasks.find(({ id }) => id === textOf(task, 'task'));
  return known?.attempts ?? Math.max(...tasks.map(({ attempts }) => attempts));
}

function ofThisPrison(context: ServiceContext, id: string): FoldedRecord {
  const task = mustHave(context.store, 'follow-on', id);
  if (task.establishment !== context.establishment.id)
    throw new Failure('conflict', 'This task is another prison’s.');
  return task;
}

function openTask(context: ServiceContext, id: string): FoldedRecord {
  const task = ofThisPrison(context, id);
  if (textOf(task, 'state') !== 'open') throw new Failure('conflict', 'This task has ended already.');
  return task;
}

export function recordAttempt(
  context: ServiceContext,
  { followOnId, how, whom, result, note }: Parsed<'release.attempt'>,
): Output<'release.attempt'> {
  const task = openTask(context, followOnId);
  const { staff, newId, now } = context;
  const stamp = { by: staff.staffId, at: instantInLondon(now()) };
  const target = { type: 'contact-attempt', id: newId(), patient: task.patient };
  const values = { stay: textOf(task, 'stay'), followOn: followOnId, how, whom, result, note, ...stamp };
  const ended =
    result === 'reached'
      ? { how: 'reached', words: `Reached: ${whom}`, ...stamp }
      : result === 'returned-to-custody'
        ? { how: 'returned', words: `Back in custody, as ${whom} said`, ...stamp }
        : null;
  const end =
    ended &&
    changeDraft(
      task,
      { type: 'follow-on', id: followOnId, patient: task.patient },
      { state: 'ended', ending: ended },
    );
  return saved(context, followOnId, [newDraft(target, values), end].filter(present));
}

export function notContactable(
  context: ServiceContext,
  { followOnId, words, undo }: Parsed<'release.notContactable'>,
): Output<'release.notContactable'> {
  const task = undo ? endedAsNotContactable(context, followOnId) : openTask(context, followOnId);
  const [view] = followOnViews(context, [task]);
  const owed = view?.attemptsOwed ?? 0;
  if (!undo && owed > 0)
    throw new Failure(
      'conflict',
      `${owed === 1 ? 'One more attempt is' : `${owed} more attempts are`} owed before it may end like this.`,
    );
  const stamp = { by: context.staff.staffId, at: instantInLondon(context.now()) };
  const values = undo
    ? { state: 'open', ending: null }
    : { state: 'ended', ending: { how: 'not-contactable', words, ...stamp } };
  const target = { type: 'follow-on', id: followOnId, patient: task.patient };
  return saved(context, followOnId, [changeDraft(task, target, values)].filter(present));
}

function endedAsNotContactable(context: ServiceContext, id: string): FoldedRecord {
  const task = ofThisPrison(context, id);
  const ending = valueOf(task, 'ending');
  if (textOf(task, 'state') === 'ended' && isObject(ending) && ending['how'] === 'not-contactable')
    return task;
  throw new Failure('conflict', 'This task has not ended as not contactable.');
}

function saved(
  context: ServiceContext,
  id: string,
  drafts: Parameters<ServiceContext['store']['commit']>[0],
): { task: View } {
  const { store } = context;
  store.commit(drafts, authorOf(context));
  const task = mustHave(store, 'follow-on', id);
  context.emit('changed', { patients: task.patient === null ? [] : [task.patient], board: true });
  const [view] = followOnViews(context, [task]);
  if (view === undefined)
    throw new Failure('not-found', 'The stay that this task belongs to is not held here any more.');
  return { task: view };
}

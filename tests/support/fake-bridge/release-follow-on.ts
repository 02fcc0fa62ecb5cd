/** What is owed for two people who left without notice, invented. */
import type { Output } from '../../../shared/contract/contract.ts';
import { ago, id } from './people.ts';
import { releaseContent, releasePerson } from './release-people.ts';

export type Task = Output<'release.followOn'>['tasks'][number];

export function followOnTask(at: number, n: number, more: Partial<Task> = {}): Task {
  const task = releaseContent.unplanned.tasks[at % releaseContent.unplanned.tasks.length]!;
  return {
    id: id(7500 + at + n * 10),
    person: releasePerson(n),
    leftAt: ago(20 * 60),
    title: task.title,
    owner: task.owner,
    dueBy: ago(-60 * (4 + at)),
    late: false,
    state: 'open',
    ending: null,
    attempts: [],
    attemptsOwed: task.attempts,
    ...more,
  };
}

const attempts: Task['attempts'] = [
  {
    id: id(7601),
    how: 'telephone',
    whom: 'Dr O’Hara, York Street Practice',
    result: 'no-answer',
    note: null,
    by: 'Abi Cole',
    at: ago(300),
  },
  {
    id: id(7602),
    how: 'telephone',
    whom: 'Dr O’Hara, York Street Practice',
    result: 'left-message',
    note: 'The receptionist رقية will pass it on.',
    by: 'Abi Cole',
    at: ago(120),
  },
];

export const openTasks: Task[] = [
  followOnTask(4, 4, { dueBy: ago(130), late: true, attempts: attempts.slice(0, 1), attemptsOwed: 2 }),
  followOnTask(0, 4, { attempts: [...attempts, { ...attempts[1]!, id: id(7603) }], attemptsOwed: 0 }),
  followOnTask(1, 4),
  followOnTask(3, 2),
  followOnTask(5, 2),
];

export const ended = (task: Task): Task => ({
  ...task,
  state: 'ended',
  ending: { how: 'reached', words: 'Reached: Dr O’Hara', by: 'Abi Cole', at: ago(1) },
});

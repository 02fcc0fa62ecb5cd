/** What every part of the home page is worked out from: who asks, everybody here, and the time; each read once. */
import type { AcctBoardRow } from '../../../../shared/contract/acct-views.ts';
import { boardRows } from '../acct/board.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { type Scene, sceneOf } from '../followup/scene/scene.ts';
import type { OwedItem } from '../../../../shared/contract/today.ts';
import type { Role } from '../../../../shared/records/people.ts';
import type { PersonHere } from '../followup/scene/people-here.ts';

type Listed = OwedItem['person'];

export interface TodayScene {
  readonly context: ServiceContext;
  readonly role: Role;
  readonly isManager: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly followUp: Scene;
  readonly board: readonly AcctBoardRow[];
  /** By every record of theirs. */
  readonly here: ReadonlyMap<string, PersonHere>;
}

export function todayScene(context: ServiceContext): TodayScene {
  const followUp = sceneOf(context);
  const { role } = context.staff;
  return {
    context,
    role,
    isManager: role === 'healthcare-manager',
    now: followUp.now,
    followUp,
    board: boardRows(context),
    here: new Map(followUp.people.flatMap((here) => here.patientIds.map((id) => [id, here] as const))),
  };
}

export function listedHere({ person: { stayId: _stayId, ...person } }: PersonHere): Listed {
  return person;
}

/** Of these people, here or not, enough to name them. */
export function listedBy({ context, here }: TodayScene, patients: readonly string[]): Map<string, Listed> {
  const away = [...new Set(patients)].filter((id) => !here.has(id));
  const records = context.store.recordsById('patient', away, [
    'surname',
    'forenames',
    'dateOfBirth',
    'prisonNumber',
  ]);
  const found = new Map(
    records.map((record): [string, Listed] => [
      record.id,
      {
        patientId: record.id,
        surname: textOf(record, 'surname') ?? '',
        forenames: textOf(record, 'forenames') ?? '',
        dateOfBirth: textOf(record, 'dateOfBirth'),
        prisonNumber: textOf(record, 'prisonNumber'),
        wing: null,
        cell: null,
      },
    ]),
  );
  for (const id of patients) {
    const known = here.get(id);
    if (known !== undefined) found.set(id, listedHere(known));
  }
  return found;
}

/** Whether its time has passed. */
export function isPast(dueAt: string | null, now: number): boolean {
  return dueAt !== null && Date.parse(dueAt) < now;
}

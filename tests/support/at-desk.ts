/** Desks that are cleared away after each test, and the first steps that most tests share. */
import { afterEach } from 'vitest';
import type { IdentityInput } from '../../shared/contract/patients.ts';
import type { Json } from '../../shared/changes/change.ts';
import { anArrival, anIdentity } from './builders.ts';
import { aDesk, base64, type Desk } from './desk.ts';

/** Call once per file; answers a function that opens a workstation for the running test. */
export function desksOfTest(): (lane?: number, username?: string) => Desk {
  const opened: Desk[] = [];
  afterEach(() => {
    for (const desk of opened.splice(0)) desk.test.remove();
  });
  return (lane, username) => {
    const desk = aDesk(lane, username);
    opened.push(desk);
    return desk;
  };
}

export const today = '2026-11-22';

export async function importRows(desk: Desk, rows: unknown, fileName = 'arrivals.json') {
  return desk.call('reception.import', { fileName, base64: base64(rows) });
}

export interface Begun {
  readonly arrivalId: string;
  readonly stayId: string;
  readonly patientId: string;
  readonly assessmentId: string;
}

/** One arrival taken in, here, a new person, and the assessment begun. */
export async function begun(
  desk: Desk,
  entry: Record<string, Json> = anArrival(),
  identity: IdentityInput = anIdentity(),
): Promise<Begun> {
  await importRows(desk, [entry]);
  const { rows } = await desk.call('reception.board', { date: entry['date'] as string });
  const arrivalId = rows.find((row) => row.surname === entry['lastName'])?.arrivalId ?? '';
  const here = await desk.call('reception.arrived', {
    arrivalId,
    arrivedAt: new Date(desk.test.clock() - 1_800_000).toISOString(),
    who: { is: 'new', identity, setAside: [] },
  });
  const view = await desk.call('reception.begin', { stayId: here.stayId });
  return { arrivalId, ...here, assessmentId: view.id };
}

/** Clinics, exceptions, regimes and bank holidays as the rules of sessions read them. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { type Regimes, regimesOf, type RegimeWindow } from '../../../../../shared/followup/regime.ts';
import {
  type Clinic,
  type ClinicException,
  type ClinicRules,
  type SessionAnswer,
  sessionLookup,
} from '../../../../../shared/followup/sessions.ts';
import { isTrue, listOf, textOf, valueOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { memoryOf } from './memory.ts';

export interface Schedule {
  readonly rules: ClinicRules;
  readonly regimes: Regimes;
  readonly regimeRecords: readonly { wing: string; windows: RegimeWindow[]; state: string }[];
  readonly sessionOf: (clinicId: string | null, date: string) => SessionAnswer | null;
}

/** Only what this establishment wrote: clinics of another prison come with histories and are nobody's here. */
export function scheduleOf({ store, establishment, followUp }: ServiceContext): Schedule {
  const { holidays } = followUp();
  const records = {
    clinics: store.recordsOfType('clinic'),
    exceptions: store.recordsOfType('clinic-exception'),
    regimes: store.recordsOfType('regime'),
  };
  const from = [holidays, records.clinics, records.exceptions, records.regimes];
  return memoryOf(store).schedule.of(establishment.id, from, () => {
    const own = (record: FoldedRecord): boolean => record.establishment === establishment.id;
    const rules: ClinicRules = {
      clinics: records.clinics.filter(own).map(clinicOf),
      exceptions: records.exceptions.filter(own).map(exceptionOf),
      holidays: Object.values(holidays.years).flat(),
    };
    const regimeRecords = records.regimes.filter(own).map(regimeOf);
    return { rules, regimes: regimesOf(regimeRecords), regimeRecords, sessionOf: sessionLookup(rules) };
  });
}

export function clinicOf(record: FoldedRecord): Clinic {
  const number = (field: string, otherwise: number): number => {
    const value = valueOf(record, field);
    return typeof value === 'number' ? value : otherwise;
  };
  return {
    id: record.id,
    name: textOf(record, 'name') ?? '',
    kind: (textOf(record, 'kind') ?? 'other') as Clinic['kind'],
    room: textOf(record, 'room') ?? '',
    staff: listOf<string>(record, 'staff'),
    staffGender: textOf(record, 'staffGender') as Clinic['staffGender'],
    wings: listOf<string>(record, 'wings'),
    weekdays: listOf<number>(record, 'weekdays'),
    everyWeeks: number('everyWeeks', 1),
    startTime: textOf(record, 'startTime') ?? '09:00',
    endTime: textOf(record, 'endTime') ?? '09:00',
    slotMinutes: number('slotMinutes', 20),
    capacity: number('capacity', 1),
    sideBySide: number('sideBySide', 1),
    from: textOf(record, 'from') ?? '1970-01-01',
    until: textOf(record, 'until'),
    bankHolidays: isTrue(record, 'bankHolidays'),
    state: textOf(record, 'state') === 'ended' ? 'ended' : 'active',
  };
}

function exceptionOf(record: FoldedRecord): ClinicException {
  const capacity = valueOf(record, 'capacity');
  return {
    clinic: textOf(record, 'clinic') ?? '',
    date: textOf(record, 'date') ?? '',
    kind: (textOf(record, 'kind') ?? 'cancelled') as ClinicException['kind'],
    startTime: textOf(record, 'startTime'),
    endTime: textOf(record, 'endTime'),
    capacity: typeof capacity === 'number' ? capacity : null,
    room: textOf(record, 'room'),
    reason: textOf(record, 'reason') ?? '',
    state: textOf(record, 'state') === 'withdrawn' ? 'withdrawn' : 'in-force',
  };
}

function regimeOf(record: FoldedRecord): { wing: string; windows: RegimeWindow[]; state: string } {
  const windows = valueOf(record, 'windows');
  return {
    wing: textOf(record, 'wing') ?? '',
    windows: Array.isArray(windows) ? (windows as unknown as RegimeWindow[]) : [],
    state: textOf(record, 'state') ?? 'active',
  };
}

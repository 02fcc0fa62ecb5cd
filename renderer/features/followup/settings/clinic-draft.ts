/** A clinic as it is typed, and what it comes to. */
import type { Input } from '../../../../shared/contract/contract.ts';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { readDate } from '../../../components/DateField.tsx';
import { today } from '../../../components/time.ts';
import { readClock } from '../clock.ts';
import { readWords } from './setting-words.ts';

export type ClinicInput = Input<'followup.saveClinic'>['clinic'];

export interface ClinicDraft {
  name: string;
  kind: ClinicInput['kind'];
  room: string;
  staff: string;
  staffGender: '' | 'female' | 'male';
  wings: string;
  weekdays: string[];
  everyWeeks: string | number;
  start: string;
  end: string;
  slotMinutes: string | number;
  capacity: string | number;
  sideBySide: string | number;
  from: string;
  until: string;
  bankHolidays: boolean;
}

export function draftOf(clinic: ClinicView | null): ClinicDraft {
  return {
    name: clinic?.name ?? '',
    kind: clinic?.kind ?? 'second-stage',
    room: clinic?.room ?? '',
    staff: clinic?.staff.join(', ') ?? '',
    staffGender: clinic?.staffGender ?? '',
    wings: clinic?.wings.join(', ') ?? '',
    weekdays: clinic?.weekdays.map(String) ?? [],
    everyWeeks: clinic?.everyWeeks ?? 1,
    start: clinic?.startTime ?? '09:00',
    end: clinic?.endTime ?? '12:00',
    slotMinutes: clinic?.slotMinutes ?? 30,
    capacity: clinic?.capacity ?? 6,
    sideBySide: clinic?.sideBySide ?? 1,
    from: formatCivilDate(clinic?.from ?? today()),
    until: clinic?.until == null ? '' : formatCivilDate(clinic.until),
    bankHolidays: clinic?.bankHolidays ?? false,
  };
}

/** The clinic, or a sentence that says what is missing. */
export function clinicOf(draft: ClinicDraft): ClinicInput | string {
  const start = readClock(draft.start);
  const end = readClock(draft.end);
  const from = readDate(draft.from, 'other');
  const until = readDate(draft.until, 'other');
  const { everyWeeks, slotMinutes, capacity, sideBySide } = draft;
  if (draft.name.trim() === '') return 'Give the clinic a name.';
  if (draft.room.trim() === '') return 'Say in which room it is.';
  if (draft.weekdays.length === 0) return 'Choose at least one day of the week.';
  if (start == null || end == null || start >= end) return 'It ends after it begins, in times as HH:MM.';
  if (from.kind !== 'date') return 'Say from which day it runs.';
  if (draft.until.trim() !== '' && until.kind !== 'date') return 'The last day is not a date.';
  if (
    typeof everyWeeks !== 'number' ||
    typeof slotMinutes !== 'number' ||
    typeof capacity !== 'number' ||
    typeof sideBySide !== 'number'
  ) {
    return 'Give every number.';
  }
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    room: draft.room.trim(),
    staff: readWords(draft.staff),
    staffGender: draft.staffGender === '' ? null : draft.staffGender,
    wings: readWords(draft.wings),
    weekdays: draft.weekdays.map(Number).toSorted((a, b) => a - b),
    everyWeeks,
    startTime: start,
    endTime: end,
    slotMinutes,
    capacity,
    sideBySide,
    from: from.iso,
    until: until.kind === 'date' ? until.iso : null,
    bankHolidays: draft.bankHolidays,
  };
}

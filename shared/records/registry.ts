/** Every record type this build knows. A change of any other type is kept and passed on, not folded (DESIGN §4). */
import {
  acctRecord,
  actionRecord,
  alertRecord,
  allergyRecord,
  appointmentRecord,
  assessmentRecord,
  conditionRecord,
  medicineRecord,
  noteRecord,
  selfHarmRecord,
  signedAssessmentRecord,
} from './care.ts';
import type { RecordType } from './define.ts';
import { departureRecord } from './departure.ts';
import {
  bookingRecord,
  clinicExceptionRecord,
  clinicRecord,
  plannedDateRecord,
  reconciliationRecord,
  regimeRecord,
  vaccinationRecord,
  virusTestRecord,
} from './followup.ts';
import {
  arrivalRecord,
  escortRecord,
  patientLinkRecord,
  patientRecord,
  staffRecord,
  stayRecord,
} from './people.ts';

export const recordTypes: Readonly<Record<string, RecordType>> = Object.fromEntries(
  [
    patientRecord,
    stayRecord,
    departureRecord,
    arrivalRecord,
    escortRecord,
    patientLinkRecord,
    staffRecord,
    assessmentRecord,
    signedAssessmentRecord,
    actionRecord,
    appointmentRecord,
    acctRecord,
    allergyRecord,
    medicineRecord,
    conditionRecord,
    selfHarmRecord,
    alertRecord,
    noteRecord,
    clinicRecord,
    clinicExceptionRecord,
    regimeRecord,
    bookingRecord,
    plannedDateRecord,
    reconciliationRecord,
    vaccinationRecord,
    virusTestRecord,
  ].map((type) => [type.type, type]),
);

import { readBoolean, readDate, readText } from './fields.ts';
import type { FieldContext } from './fields.ts';
import { own } from './raw-entry.ts';
import type { ArrivalAlert } from './types.ts';

/** Words for the alert codes that healthcare acts on, for feeds that send the code alone (HMPPS alert codes). */
const DESCRIPTIONS = new Map([
  ['HA', 'ACCT open (HMPS)'],
  ['HA1', 'ACCT post closure (HMPS)'],
  ['HA2', 'ACCT closed (HMPS)'],
  ['HC', 'Self-harm - custody'],
  ['HS', 'Self-harm - community'],
  ['SH', 'Self-harm'],
  ['VU', 'Poor coper'],
  ['F1', 'Armed forces veteran'],
  ['MAS', 'Asthmatic'],
  ['MEP', 'Epileptic'],
  ['MFL', 'False limbs'],
  ['MHT', 'Hearing impaired'],
  ['MSI', 'Sight impaired'],
  ['MSP', 'Speech impediment'],
  ['PEEP', 'Personal emergency evacuation plan'],
  ['TM', 'Medical hold'],
  ['VLES', 'Little English spoken'],
  ['RCDR', 'Quarantined - communicable disease risk'],
  ['UPIU', 'Protective isolation unit'],
  ['XXRAY', 'Do not X-ray body scan'],
]);

const MOST_ALERTS = 200;

/** Reads a list of alerts; entries without a code are left out, and one warning says how many. */
export function readAlerts(value: unknown, context: FieldContext): ArrivalAlert[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    context.warnings.push('Alerts are not a list; left out. Check them in the prison system.');
    return [];
  }
  const alerts = value.slice(0, MOST_ALERTS).map((item) => readAlert(item, context));
  const good = alerts.filter((alert) => alert !== null);
  const lost = value.length - good.length;
  if (lost > 0) {
    context.warnings.push(
      `${lost} of ${value.length} alerts could not be read. Check them in the prison system.`,
    );
  }
  return good;
}

function readAlert(item: unknown, context: FieldContext): ArrivalAlert | null {
  const code = readText(own(item, 'alertCode') ?? own(item, 'code'), 'Alert code', context, 20);
  if (code === null) return null;
  const described = own(item, 'alertCodeDescription') ?? own(item, 'description');
  const expired = readBoolean(own(item, 'expired'));
  const date = own(item, 'dateCreated') ?? own(item, 'activeFrom') ?? own(item, 'date');
  return {
    code: code.toUpperCase(),
    description:
      readText(described, 'Alert description', context) ??
      DESCRIPTIONS.get(code.toUpperCase()) ??
      code.toUpperCase(),
    // A marker that does not say it has ended is taken as active: the safer reading.
    active: readBoolean(own(item, 'active')) ?? !(expired ?? false),
    date: readDate(date, 'Alert date', 'other', context),
  };
}

/** Urgency of a referral, in the words of the fixed scale. */
const urgencies = {
  emergency: 'Emergency',
  tonight: 'Tonight',
  urgent: 'Urgent (24 h)',
  routine: 'Routine',
} as const;

/** Nothing is chosen before somebody chooses. */
export const urgencyChoices = [
  { value: '', label: 'Choose' },
  ...Object.entries(urgencies).map(([value, label]) => ({ value, label })),
];

export function urgencyWords(urgency: string): string {
  return Object.hasOwn(urgencies, urgency) ? urgencies[urgency as keyof typeof urgencies] : urgency;
}

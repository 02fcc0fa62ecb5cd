/**
 * Which questions of a pack also write a record of their own (an allergy, an ACCT, where a person may be located). Ids only:
 * what they ask and when stays in the pack. A pack that lacks one of them simply writes no such record.
 */
export const bindings = {
  allergies: { item: 'q4-allergies', rows: 'allergies', food: 'food' },
  selfHarm: { item: 'q20-past', rows: 'events', attempt: 'suicide-attempt' },
  pregnancy: { item: 'q7-pregnant' },
  interpreter: { item: 'interpreter', language: 'language', other: 'other-language' },
  communication: { item: 'communication', needs: 'needs', reading: 'reading-writing' },
  practice: { item: 'consent-gp', field: 'practice' },
  acct: { decision: 'acct-opened', number: 'log-number', openedAt: 'opened-at', handedTo: 'handed-to' },
  location: { decision: 'normal-location' },
  secondStage: { decision: 'second-stage', date: 'date' },
} as const;

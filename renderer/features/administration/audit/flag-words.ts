/** What a flag of an opening says, and why it is worth a second look. */
import type { AuditFlag } from '../../../../shared/audit/flags.ts';

export const flagWords: Readonly<Record<AuditFlag, string>> = {
  'own-record': 'Same name as the person',
  'same-surname': 'Same surname',
  'high-profile': 'High-profile',
  'out-of-hours': 'Out of hours',
};

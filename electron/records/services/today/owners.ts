/** Whose something is: roles in words, and which role an action's owner, who is named in free words by the content, falls to. */
import type { Role } from '../../../../shared/records/people.ts';

const words: Record<Role, string> = {
  nurse: 'Nurse',
  'healthcare-assistant': 'Healthcare assistant',
  'mental-health-nurse': 'Mental-health nurse',
  'healthcare-manager': 'Healthcare manager',
  'release-coordinator': 'Release coordinator',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

export function roleWords(role: Role): string {
  return words[role];
}

/**
 * The mental-health team's own actions are its nurses'. Everything else falls to nurses: a prescriber, a midwife or an adviser has no
 * account here, and a nurse has to pass it on.
 */
export function roleOfOwner(owner: string): Role {
  return /^mental[ -]health/i.test(owner) ? 'mental-health-nurse' : 'nurse';
}

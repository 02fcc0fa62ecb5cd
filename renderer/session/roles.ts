/** What a role may do, read from the contract. Only to leave out what would be refused: the records process decides. */
import { contract, type ChannelName } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/records/people.ts';

export function mayCall(role: Role, channel: ChannelName): boolean {
  const { access } = contract[channel];
  return access === 'public' || access === 'signed-in' || (access as readonly Role[]).includes(role);
}

const names: Record<Role, string> = {
  nurse: 'Nurse',
  'healthcare-assistant': 'Healthcare assistant',
  'mental-health-nurse': 'Mental-health nurse',
  'healthcare-manager': 'Healthcare manager',
  'release-coordinator': 'Release coordinator',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

/** A role in words. */
export function roleName(role: Role): string {
  return names[role];
}

/** Every role, for choosing one. */
export const roles = Object.keys(names) as Role[];

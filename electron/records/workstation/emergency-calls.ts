/** Whether a refused call is one that an emergency access of this session opens. */
import type { ChannelName } from '../../../shared/contract/contract.ts';
import { careTeam } from '../../../shared/contract/channel.ts';
import { auditSubject } from '../security/audit-subject.ts';
import { emergencyOpens } from '../security/emergency.ts';
import { samePeople } from '../services/patients/links.ts';
import type { Caller } from './caller.ts';

/** `input` as the channel's schema parsed it: the person it is about has to be the one whose record was opened. */
export function opensInEmergency(caller: Caller, channel: string, input: unknown): boolean {
  const { core, connection, session } = caller;
  const role = session.staff?.role;
  if (!Object.hasOwn(emergencyOpens, channel) || !core.host.isOpen) return false;
  if (role === undefined || !(careTeam as readonly string[]).includes(role)) return false;
  const patient = auditSubject(core.host.store, input, undefined);
  return patient !== null && connection.emergencies.openUntil(samePeople(core.host.store, patient)) !== null;
}

/** Every channel that an emergency access opened, every time. */
export function auditEmergency({ core, session }: Caller, channel: string, input: unknown): void {
  const { staff } = session;
  if (staff === null || !core.host.isOpen) return;
  const what = emergencyOpens[channel as ChannelName] ?? channel;
  const patient = auditSubject(core.host.store, input, undefined);
  core.noteEvent(staff.staffId, 'emergency-read', patient, what);
}

/** Applies the table of audit rules to answered calls. */
import type { ChannelName } from '../../../shared/contract/contract.ts';
import type { AuditedCall } from '../dispatch.ts';
import { auditDetail, auditRules } from '../security/audit-events.ts';
import { auditSubject, auditTarget } from '../security/audit-subject.ts';
import type { Caller } from './caller.ts';

/** Writes the entry that the rule of the channel asks for, unless the use case wrote one itself. */
export function auditCall(caller: Caller, call: AuditedCall): void {
  const rule = auditRules[call.channel as ChannelName];
  const { core, connection } = caller;
  if (rule === undefined || caller.audited || call.session.staff === null || !core.host.isOpen) return;
  if (rule.how === 'first') {
    const target = `${rule.event}:${auditTarget(call.input)}`;
    if (connection.noted.has(target)) return;
    connection.noted.add(target);
  }
  const patient = auditSubject(core.host.store, call.input, call.output);
  core.noteEvent(call.session.staff.staffId, rule.event, patient, auditDetail(rule, call.input));
}

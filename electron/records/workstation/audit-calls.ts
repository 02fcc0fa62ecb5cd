/** Applies the table of audit rules to answered calls. */
import type { ChannelName } from '../../../shared/contract/contract.ts';
import type { AuditedCall } from '../dispatch.ts';
import { auditDetail, auditRules } from '../security/audit-events.ts';
import { auditShown, auditSubject, auditTarget } from '../security/audit-subject.ts';
import type { Caller } from './caller.ts';

/** Writes the entry that the rule of the channel asks for, unless the use case wrote one itself. */
export function auditCall(caller: Caller, call: AuditedCall): void {
  const rule = auditRules[call.channel as ChannelName];
  const { core, connection } = caller;
  if (rule === undefined || caller.audited || call.session.staff === null || !core.host.isOpen) return;
  const { staffId } = call.session.staff;
  const isFirst = (of: string): boolean => {
    const target = `${rule.event}:${of}`;
    if (connection.noted.has(target)) return false;
    connection.noted.add(target);
    return true;
  };
  if (rule.how === 'each' || isFirst(auditTarget(call.input))) {
    const patient = auditSubject(core.host.store, call.input, call.output);
    core.noteEvent(staffId, rule.event, patient, auditDetail(rule, call.input));
  }
  // Also when the page is drawn again: somebody may have been joined to this person meanwhile.
  if (rule.shows !== true) return;
  for (const shown of auditShown(call.output)) {
    if (isFirst(shown)) core.noteEvent(staffId, rule.event, shown, '');
  }
}

/** The audit trail of an establishment: taken in from its workstations, asked for by who may read it (decision 0081). */
import type { FastifyInstance } from 'fastify';
import { auditPushSchema, auditQuerySchema, type AuditFound } from '../../shared/replication/audit.ts';
import { worksHere } from '../../shared/replication/enrolment.ts';
import type { Role } from '../../shared/records/people.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf } from '../replication/caller.ts';
import { catchUp } from '../store/folding.ts';
import { staffRole } from '../store/staff.ts';
import { findAudit } from './find.ts';
import { keepAudit } from './keep.ts';

/** Who may read who looked at what; the workstation asks the same of its own session. */
const readers: readonly Role[] = ['administrator', 'healthcare-manager', 'auditor'];

export function auditRoutes(app: FastifyInstance, central: Central): void {
  app.post('/v1/audit', { bodyLimit: 8 * 1024 * 1024 }, async (request) => {
    const caller = await callerOf(central, request);
    return keepAudit(central, caller, parse(auditPushSchema, request.body));
  });

  app.post('/v1/audit/find', { bodyLimit: 16_384 }, async (request): Promise<AuditFound> => {
    const { state, establishment, roles } = await callerOf(central, request);
    if (state !== 'active')
      throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
    const asked = parse(auditQuerySchema, request.body);
    await catchUp(central.database, establishment);
    const role = await staffRole(central.database.query, establishment, asked.as);
    if (role === null || !readers.includes(role) || !worksHere(roles, role))
      throw new Refusal('forbidden', 'This person may not read the audit trail of this establishment.');
    return findAudit(central.database.query, establishment, asked);
  });
}

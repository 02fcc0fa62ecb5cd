/** A workstation asks about the others of its own establishment: is anything of theirs still missing here? */
import type { FastifyInstance } from 'fastify';
import type { SiteAnswer } from '../../shared/replication/site.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { callerOf } from '../replication/caller.ts';
import { claimedFrom } from './claimed.ts';
import { workstationsOf } from './workstations.ts';

export function siteRoutes(app: FastifyInstance, central: Central): void {
  app.get('/v1/site', async (request): Promise<SiteAnswer> => {
    const { state, establishment } = await callerOf(central, request);
    if (state !== 'active')
      throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
    return {
      now: new Date(central.clock.now()).toISOString(),
      workstations: await workstationsOf(central.database.query, establishment),
      claimed: await claimedFrom(central.database.query, establishment),
    };
  });
}

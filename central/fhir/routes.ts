/** Released packs as FHIR documents, over the same mutual TLS and through the same gate as every other reading. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf } from '../replication/caller.ts';
import { goneWith, reading } from '../replication/gates.ts';
import { sha256 } from '../sha256.ts';
import { bundleOf } from './pack.ts';

const paramsSchema = z.object({ pack: z.uuid() });

export function fhirRoutes(app: FastifyInstance, central: Central): void {
  app.get('/v1/packs/:pack/fhir', async (request, reply) => {
    const caller = await callerOf(central, request);
    if (caller.state !== 'active')
      throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
    const { pack } = parse(paramsSchema, request.params);
    const { establishment, workstation } = caller;
    // Who was given a person's document, and who asked and was not; ids alone, because the log is no place for names.
    const note = (what: string): void =>
      central.log(`fhir: workstation ${workstation} of ${establishment} ${what} pack ${pack}`);
    const text = await reading(
      central,
      caller,
      () => bundleOf(central.database.query, establishment, pack),
      goneWith(reply),
    ).catch((error: unknown) => {
      if (error instanceof Refusal) note(`was refused (${error.code})`);
      throw error;
    });
    note('was given');
    return reply
      .type('application/fhir+json; charset=utf-8')
      .headers({ etag: `"${sha256(text)}"`, 'cache-control': 'no-store' })
      .send(text);
  });
}

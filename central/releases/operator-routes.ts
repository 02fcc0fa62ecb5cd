/** An operator adds and gives out releases. The folder is of this machine: operators ask on it, with its token. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { releaseVersionSchema } from '../../shared/updates/version.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { addRelease } from './keep.ts';
import { stagedReleases, stageRelease } from './stage.ts';

const addBody = z.object({ folder: z.string().min(1).max(4096) });
const stageBody = z.object({ version: releaseVersionSchema, establishment: z.string().min(1).max(16) });

/** Registered below the operators' prefix, behind their token. */
export function releaseOperatorRoutes(operator: FastifyInstance, central: Central): void {
  operator.post('/releases', async (request) => {
    const { version, files } = await addRelease(central, parse(addBody, request.body).folder);
    return { version, files: files.map(({ name }) => name) };
  });
  operator.post('/releases/stage', async (request) => {
    const { version, establishment } = parse(stageBody, request.body);
    await stageRelease(central, version, establishment);
    return { releases: await stagedReleases(central) };
  });
  operator.post('/releases/list', async () => ({ releases: await stagedReleases(central) }));
}

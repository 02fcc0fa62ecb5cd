/** An operator hands in a file of unsent changes. The path is of this machine: operators ask on it, with its token. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { sentencesOf } from './report.ts';
import { takeIn } from './take-in.ts';

const body = z.object({ file: z.string().min(1).max(4096) });

/** Registered below the operators' prefix, behind their token. */
export function takeInRoutes(operator: FastifyInstance, central: Central): void {
  operator.post('/take-in', async (request) => {
    const taken = await takeIn(central, parse(body, request.body).file);
    return { taken, sentences: sentencesOf(taken) };
  });
}

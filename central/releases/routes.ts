/** What workstations ask about releases, in the layout of electron-updater's generic provider (decision 0083). */
import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { latestYml, platformOfLatest } from '../../shared/updates/latest-yml.ts';
import { MANIFEST_FILE, type ReleaseFile } from '../../shared/updates/manifest.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf, type Caller } from '../replication/caller.ts';
import { releaseFile } from './keep.ts';
import { rangeOf } from './range.ts';
import { offeredTo, type Offered } from './stage.ts';

/** Downloads at once: of everybody, so that replication keeps its way to the disk and the network; and of one workstation. */
const AT_ONCE = 24;
const OF_ONE = 2;
const COME_BACK_S = 30;

const nameParam = z.object({ name: z.string().max(140) });

const nothingHere = (): Refusal => new Refusal('not-found', 'There is no update for this establishment.');

async function allowed(
  central: Central,
  request: FastifyRequest,
): Promise<{ caller: Caller; offered: Offered }> {
  const caller = await callerOf(central, request);
  if (caller.state !== 'active')
    throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
  const offered = await offeredTo(central, caller.establishment);
  if (offered === null) throw nothingHere();
  return { caller, offered };
}

/** Counts what is under way; `begin` throws `slow-down` when it is too much. */
function downloads(): { begin(workstation: string): () => void } {
  const open = new Map<string, number>();
  let all = 0;
  return {
    begin(workstation) {
      const own = open.get(workstation) ?? 0;
      if (all >= AT_ONCE || own >= OF_ONE)
        throw new Refusal(
          'slow-down',
          'Many workstations are fetching the update. It is fetched a little later.',
          {
            retryAfter: COME_BACK_S,
          },
        );
      all += 1;
      open.set(workstation, own + 1);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        all -= 1;
        const left = (open.get(workstation) ?? 1) - 1;
        if (left === 0) open.delete(workstation);
        else open.set(workstation, left);
      };
    },
  };
}

function sendFile(
  reply: FastifyReply,
  path: string,
  file: ReleaseFile,
  header: string | undefined,
  end: () => void,
): FastifyReply {
  const range = rangeOf(header, file.size);
  void reply.header('accept-ranges', 'bytes').header('etag', `"${file.sha256}"`);
  reply.raw.once('close', end);
  if (range === 'unsatisfiable')
    return reply.status(416).header('content-range', `bytes */${file.size}`).send();
  const { from, to } = range === 'whole' ? { from: 0, to: file.size - 1 } : range;
  if (range !== 'whole') void reply.status(206).header('content-range', `bytes ${from}-${to}/${file.size}`);
  return reply
    .type('application/octet-stream')
    .header('content-length', to - from + 1)
    .send(createReadStream(path, { start: from, end: to }));
}

export function releaseRoutes(app: FastifyInstance, central: Central): void {
  const under = downloads();
  app.get('/v1/updates/:name', async (request, reply) => {
    const { name } = parse(nameParam, request.params);
    const { caller, offered } = await allowed(central, request);
    const { release } = offered.manifest;
    if (name === MANIFEST_FILE) return reply.type('application/json').send(offered.text);
    const platform = platformOfLatest(name);
    if (platform !== null) {
      const text = latestYml(release, platform);
      if (text === null) throw nothingHere();
      return reply.type('text/yaml; charset=utf-8').send(text);
    }
    const file = release.files.find((one) => one.name === name);
    if (file === undefined) throw nothingHere();
    const end = under.begin(caller.workstation);
    const path = releaseFile(central.releases, release.version, file.name);
    return sendFile(reply, path, file, request.headers.range, end);
  });
}

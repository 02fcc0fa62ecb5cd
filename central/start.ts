/** Starts a central record: database, authority, server. Used by the command, the demonstration and the tests. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Establishment } from '../shared/replication/enrolment.ts';
import { BATCH_BYTES, PROTOCOL_VERSIONS } from '../shared/replication/limits.ts';
import type { Central, Clock, Log } from './central.ts';
import { openDatabase, type Database } from './database/database.ts';
import { startEmbedded, type EmbeddedDatabase } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { openAuthority } from './enrolment/authority.ts';
import { issueServer } from './enrolment/certificates.ts';
import { newCode, type CodeOrder } from './enrolment/codes.ts';
import { readPinnedKeys } from './releases/keys.ts';
import { createGates } from './replication/gates.ts';
import { createNews } from './replication/news.ts';
import { createShelf } from './replication/shelf.ts';
import { take } from './running.ts';
import { createServer } from './server.ts';
import {
  beginEpoch,
  establishmentsWithoutWorkstation,
  hasEstablishments,
  putEstablishment,
} from './store/establishments.ts';

const CENTRAL_VERSION = '0.1.0';
const MIGRATIONS = path.join(import.meta.dirname, '../migrations/central');
const RELEASE_KEYS = path.join(import.meta.dirname, '../resources/updates/keys.json');

export interface CentralOptions {
  /** Folder of the authority, the operator's token and, without `databaseUrl`, the embedded PostgreSQL. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Further host names and addresses for the server's certificate. */
  readonly names?: readonly string[];
  readonly databaseUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Versions of the protocol to speak, oldest first; all this build knows when left out. */
  readonly protocols?: readonly number[];
  /** Payload bytes that hello asks of one push; see shared/replication/limits.ts when left out. */
  readonly batchBytes?: number;
  /** Milliseconds until a request is answered at the latest (in-time.ts), and until a silent connection to the database is given up. */
  readonly answerMs?: number;
  readonly silentMs?: number;
  /** File of the public keys that releases are signed with; the one of the source tree when left out. */
  readonly releaseKeys?: string;
  /** Folder of the migrations; the one of the source tree when left out. */
  readonly migrations?: string;
}

export interface RunningCentral {
  /** https://host:port */
  readonly url: string;
  /** SHA-256 fingerprint of the certificate authority. */
  readonly fingerprint: string;
  readonly operatorToken: string;
  readonly databaseUrl: string;
  addEstablishment(establishment: Establishment): Promise<void>;
  newEnrolmentCode(order: CodeOrder): Promise<string>;
  hasEstablishments(): Promise<boolean>;
  /** Establishments that no workstation has been enrolled at yet. */
  waitingForFirst(): Promise<string[]>;
  /** To be called once after the database was restored from a backup. */
  beginEpoch(): Promise<void>;
  stop(): Promise<void>;
}

function tokenOf(dataDir: string): string {
  const file = path.join(dataDir, 'operator-token');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

export async function startCentral(options: CentralOptions): Promise<RunningCentral> {
  const { dataDir, clock, log } = options;
  const host = options.host ?? '127.0.0.1';
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const place = take(dataDir);
  let embedded: EmbeddedDatabase | null = null;
  let database: Database | null = null;
  const leave = async (): Promise<void> => {
    await database?.close();
    await embedded?.stop();
    place.leave();
  };
  try {
    embedded = options.databaseUrl ? null : await startEmbedded(dataDir, log);
    const databaseUrl = options.databaseUrl ?? embedded?.url ?? '';
    const opened = openDatabase(databaseUrl, log, undefined, options.silentMs);
    database = opened;
    await migrate(opened, options.migrations ?? MIGRATIONS);
    const authority = openAuthority(dataDir, new Date(clock.now()));
    const names = [...new Set([host, '127.0.0.1', 'localhost', ...(options.names ?? [])])];
    const news = await createNews(opened, log);
    const operatorToken = tokenOf(dataDir);
    const central: Central = {
      database: opened,
      authority,
      clock,
      log,
      news,
      gates: createGates(),
      shelf: createShelf(),
      releases: {
        folder: path.join(dataDir, 'releases'),
        keys: readPinnedKeys(options.releaseKeys ?? RELEASE_KEYS),
      },
      operatorToken,
      version: CENTRAL_VERSION,
      protocols: options.protocols ?? PROTOCOL_VERSIONS,
      batchBytes: options.batchBytes ?? BATCH_BYTES,
    };
    const serves = issueServer(authority, names, new Date(clock.now()));
    const app = createServer(central, serves, options.answerMs);
    const url = await app.listen({ port: options.port, host });
    place.at(url);
    return {
      url,
      fingerprint: authority.fingerprint,
      operatorToken,
      databaseUrl,
      addEstablishment: (establishment) => putEstablishment(opened.query, establishment),
      newEnrolmentCode: (order) => newCode(opened, order, authority.fingerprint),
      hasEstablishments: () => hasEstablishments(opened.query),
      waitingForFirst: () => establishmentsWithoutWorkstation(opened.query),
      beginEpoch: () => beginEpoch(opened.query),
      async stop() {
        await news.stop();
        await app.close();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

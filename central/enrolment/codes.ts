/** Enrolment codes: shown once, kept as a hash, ended by use, time or ten wrong attempts. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, formatCode, normaliseCode, pinOf } from '../../shared/replication/enrolment.ts';
import type { Database, Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';

const HANDLE = 4;
const SECRET = 12;
const ATTEMPTS = 10;

export interface CodeOrder {
  readonly establishment: string;
  /** Of staff who will work on the workstation; none named means all. */
  readonly roles: readonly string[];
  readonly expires: Date;
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Makes a code and returns it in the form a person types; it cannot be shown again. */
export async function newCode(database: Database, order: CodeOrder, fingerprint: string): Promise<string> {
  const secret = Array.from({ length: SECRET }, () => CODE_ALPHABET[randomInt(32)]).join('');
  const stored = await database.query(
    `INSERT INTO enrolment_code (establishment, handle, hash, roles, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING handle`,
    [
      order.establishment,
      secret.slice(0, HANDLE),
      hashOf(secret),
      JSON.stringify(order.roles),
      order.expires,
    ],
  );
  return stored.length === 1 ? formatCode(secret, pinOf(fingerprint)) : newCode(database, order, fingerprint);
}

interface CodeRow {
  establishment: string;
  handle: string;
  hash: Buffer;
  roles: string[];
  expires_at: Date;
  attempts: number;
  used_at: Date | null;
}

/** One sentence for every reason, so that a guesser learns nothing. */
const wrong = (): Refusal =>
  new Refusal(
    'wrong-code',
    'This enrolment code is not valid. Check it, or ask for a new one at the central record.',
  );

/** Counts an attempt before it is judged: a guesser cannot save attempts by breaking the connection. */
export async function countAttempt(database: Database, code: string): Promise<void> {
  const secret = normaliseCode(code);
  const rows = await database.query<{ attempts: number }>(
    'UPDATE enrolment_code SET attempts = attempts + 1 WHERE handle = $1 AND used_at IS NULL RETURNING attempts',
    [secret.slice(0, HANDLE)],
  );
  if ((rows[0]?.attempts ?? ATTEMPTS + 1) > ATTEMPTS) throw wrong();
}

/** Uses a code up inside the transaction that enrols the workstation. */
export async function spendCode(
  query: Query,
  code: string,
  workstation: string,
  now: Date,
): Promise<{ establishment: string; roles: string[] }> {
  const secret = normaliseCode(code);
  const [row] = await query<CodeRow>('SELECT * FROM enrolment_code WHERE handle = $1 FOR UPDATE', [
    secret.slice(0, HANDLE),
  ]);
  if (!row || row.used_at !== null || row.expires_at <= now) throw wrong();
  if (!timingSafeEqual(row.hash, hashOf(secret))) throw wrong();
  await query(
    'UPDATE enrolment_code SET used_at = $3, workstation = $4 WHERE establishment = $1 AND handle = $2',
    [row.establishment, row.handle, now, workstation],
  );
  return { establishment: row.establishment, roles: row.roles };
}

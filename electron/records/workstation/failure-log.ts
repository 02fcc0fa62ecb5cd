/**
 * The local log of what went wrong, one JSON line per failure, found again by its reference.
 *
 * Messages of unexpected errors are left out: a driver or a parser may quote what it choked on, and that may be a
 * patient's. Name, code and stack frames say where; `verbose` (demonstration and tests) adds the message.
 */
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import type { RandomBytes } from '../security/key-wrapping.ts';

const LARGEST = 5_000_000;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface FailureLog {
  /** Writes one entry and answers its reference. */
  report(where: string, error: unknown): string;
  /** One line about something that happened, without ids of patients. */
  note(event: string): void;
}

export interface FailureLogOptions {
  readonly folder: string;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly verbose: boolean;
}

export function openFailureLog(options: FailureLogOptions): FailureLog {
  const file = path.join(options.folder, 'workstation.log');
  const write = (line: Record<string, unknown>): void => {
    try {
      if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, `${file}.1`);
      const at = new Date(options.now()).toISOString();
      appendFileSync(file, `${JSON.stringify({ at, ...line })}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn one failure into two; the caller still gets the first.
    }
  };
  return {
    report(where, error) {
      const reference = newReference(options.random);
      write({ reference, where, ...describe(error, options.verbose) });
      return reference;
    },
    note: (event) => write({ event }),
  };
}

function newReference(random: RandomBytes): string {
  return [...random(8)].map((byte) => LETTERS[byte & 31]).join('');
}

function describe(error: unknown, verbose: boolean): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: 'unexpected', name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = verbose ? error.message : undefined;
  // Expected failures need no stack: kind and field say it.
  if (error instanceof Failure && error.kind !== 'unexpected') {
    return { kind: error.kind, field: error.field ?? undefined, message };
  }
  const cause = error.cause === undefined ? undefined : describe(error.cause, verbose);
  return { kind: 'unexpected', name: error.name, code, message, frames: frames(error), cause };
}

/** Stack frames without the message above them. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}

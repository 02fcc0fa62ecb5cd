/**
 * What set-up says. Everything goes to standard error: a headless workstation speaks its contract on standard
 * output, and a single progress word there would break the other end's parser.
 */

let quiet = false;

/** Silences progress words; warnings and failures are still said. */
export function setQuiet(value) {
  quiet = value;
}

/** One line of progress. */
export function say(line) {
  if (!quiet) process.stderr.write(`setup: ${line}\n`);
}

/** One line that is said even in quiet mode. */
export function warn(line) {
  process.stderr.write(`setup: ${line}\n`);
}

/** A failure that a person can act on; printed without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
}

/**
 * Set-up of tests that sign in on whole workstations: what scrypt made of one password with one salt is kept, because the same
 * people sign in hundreds of times. It is the same key as without this; a new entry has a salt of its own, and is stretched in full.
 */
import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Done = (error: Error | null, key: Buffer) => void;

const MARK = Symbol.for('throughcare.stretched-once');

function once(stretch: typeof crypto.scrypt): typeof crypto.scrypt {
  const kept = new Map<string, Buffer>();
  return ((password: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions, done: Done) => {
    const name = JSON.stringify([password, salt, length, options]);
    const key = kept.get(name);
    // A copy: whoever asked for a key may wipe it.
    if (key !== undefined) return void setImmediate(done, null, Buffer.from(key));
    stretch(password, salt, length, options, (error, made) => {
      if (error === null) kept.set(name, Buffer.from(made));
      done(error, made);
    });
  }) as typeof crypto.scrypt;
}

// A worker runs many files, and this before each of them.
if (!(MARK in globalThis)) {
  Object.assign(globalThis, { [MARK]: true });
  crypto.scrypt = once(crypto.scrypt);
  syncBuiltinESMExports();
}

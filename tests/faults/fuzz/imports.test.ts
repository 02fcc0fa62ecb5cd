/** Files of other systems and content packs, damaged at random: an import says what it could not read, a pack is refused in words. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { followUpContent } from '../../../electron/records/content/follow-up.ts';
import { acctContent } from '../../../electron/records/content/acct.ts';
import { loadPacks } from '../../../electron/records/content/load-packs.ts';
import { releaseContent } from '../../../electron/records/content/release.ts';
import { parseFeed } from '../../../shared/arrivals/index.ts';
import { ContentPackProblem } from '../../../shared/clinical/pack/problem.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { seed, times } from '../../support/fuzz/budget.ts';
import { mutated } from '../../support/fuzz/mutate.ts';
import { root } from '../../support/workstation.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const jsonOf = (value: unknown): string => JSON.stringify(value) ?? '';
const feeds = path.join(root, 'tests/support/feeds');
const feedFiles = readdirSync(feeds).filter((name) => /\.(json|csv|txt)$/.test(name));

/** Text with pieces cut out, doubled, or replaced by what files hold by mistake. */
const damagedText = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(80),
        fc.constantFrom(
          '',
          '"',
          '""',
          ',',
          ';',
          '\n',
          '\r',
          '\u0000',
          '\ud800',
          '😀',
          '{',
          ']',
          'x'.repeat(5000),
          '=1+1',
          '\ufeff',
          '\t',
        ),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((cuts) =>
      cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text),
    );

function inWords(bytes: Uint8Array, name: string): void {
  const { kind, arrivals, problems } = parseFeed(bytes, name);
  for (const { reason } of problems) expect(reason, name).toMatch(/^\S.*\.$/su);
  if (kind === 'unreadable') expect(problems, name).not.toEqual([]);
  for (const { surname, forename } of arrivals as readonly {
    surname?: string | null;
    forename?: string | null;
  }[])
    expect(`${surname ?? ''}${forename ?? ''}`.length, name).toBeLessThan(500);
}

it('reads what it can of a damaged file, and says the rest in sentences', { timeout: 60_000 * times }, () => {
  for (const [index, name] of feedFiles.entries()) {
    const text = readFileSync(path.join(feeds, name), 'utf8');
    for (const damaged of fc.sample(damagedText(text), { numRuns: 25 * times, seed: seed + index }))
      inWords(Buffer.from(damaged), name);
    if (!name.endsWith('.json')) continue;
    const values = fc.constant(null).map(() => JSON.parse(text) as unknown);
    for (const value of fc.sample(mutated(values), { numRuns: 25 * times, seed: seed + index })) {
      const file = jsonOf(value);
      if (file.length < 5_000_000) inWords(Buffer.from(file), name);
    }
  }
});

const contents = [
  { name: 'clinical', load: loadPacks },
  { name: 'release', load: (at: string): unknown => releaseContent(at)() },
  { name: 'acct', load: (at: string): unknown => acctContent(at)() },
  { name: 'followup', load: (at: string): unknown => followUpContent(at)() },
] as const;

it.each(contents)(
  'takes damaged content of $name as it is, or refuses it in sentences',
  { timeout: 60_000 * times },
  ({ name, load }) => {
    const at = path.join(folder, name);
    cpSync(path.join(root, 'resources', name), at, { recursive: true });
    const files = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.json'),
    );
    let refused = 0;
    for (const [index, file] of files.entries()) {
      const text = readFileSync(path.join(at, file), 'utf8');
      const values = fc.constant(null).map(() => JSON.parse(text) as unknown);
      const wrong = fc.oneof(damagedText(text), mutated(values).map(jsonOf));
      for (const damaged of fc.sample(wrong, { numRuns: times, seed: seed + index })) {
        writeFileSync(path.join(at, file), damaged);
        try {
          load(at);
        } catch (error) {
          refused += 1;
          const inSentences =
            error instanceof ContentPackProblem || (error instanceof Failure && error.kind === 'content');
          expect(inSentences, `${file}: ${String(error)} ${(error as Error).stack ?? ''}`).toBe(true);
          expect((error as Error).message, file).toMatch(/^\S.*[.:]/su);
        }
      }
      writeFileSync(path.join(at, file), text);
    }
    expect(refused).toBeGreaterThan(files.length * 0.3);
    load(at);
  },
);

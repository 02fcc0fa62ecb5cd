/** Starts that are refused in words, and a disk that fills up while somebody is being screened. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '../../../shared/contract/session.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import type { Headless } from '../../support/headless.ts';
import { receptionFolder, signIn, type ReceptionFolder } from '../../support/reception-folder.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';
import { root, temporaryFolder } from '../../support/workstation.ts';

let bundle: WorkstationBundle | undefined;
let folder: ReceptionFolder;
const running: Headless[] = [];
beforeAll(async () => {
  bundle = await bundleWorkstation();
});
afterAll(() => bundle?.remove());
beforeEach(async () => {
  folder = await receptionFolder();
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
  folder.remove();
});

async function started(more: { dataDir?: string; resources?: string } = {}): Promise<Headless> {
  const program = await bundle?.start({ ...folder, network: false, ...more });
  if (program === undefined) throw new TypeError('the bundle was not made');
  running.push(program);
  return program;
}

const stateOf = async (station: Headless): Promise<SessionState> =>
  (await station.ask('session.state')).output as SessionState;

/** The migrations of a build that has one more. */
function newerMigrations(): { folder: string; remove: () => void } {
  const { folder: migrations, remove } = temporaryFolder();
  cpSync(path.join(root, 'migrations', 'local'), migrations, { recursive: true });
  const tag = '0900_newer';
  const sql = 'CREATE TABLE newer (x INTEGER) STRICT';
  const [journalFile, hashesFile] = [
    path.join(migrations, 'meta', '_journal.json'),
    path.join(migrations, 'hashes.json'),
  ];
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] };
  const hashes = JSON.parse(readFileSync(hashesFile, 'utf8')) as Record<string, string>;
  const entry = { ...journal.entries[0], idx: journal.entries.length, tag, when: 9_000_000_000_000 };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(
    hashesFile,
    JSON.stringify({ ...hashes, [tag]: createHash('sha256').update(sql).digest('hex') }),
  );
  writeFileSync(path.join(migrations, `${tag}.sql`), sql);
  return { folder: migrations, remove };
}

describe('damaged content', () => {
  /** Everything of `resources`, with one file of the questions altered. */
  function damaged(alter: (text: string) => string | null): { resources: string; remove: () => void } {
    const { folder: resources, remove } = temporaryFolder();
    cpSync(path.join(root, 'resources', 'clinical'), path.join(resources, 'clinical'), { recursive: true });
    const file = path.join(resources, 'clinical', 'first-stage', '11-self-harm.json');
    const text = alter(readFileSync(file, 'utf8'));
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
    return { resources, remove };
  }

  it.each([
    ['cut short', (text: string) => text.slice(0, -200), /11-self-harm\.json is damaged/],
    ['missing', () => null, /11-self-harm\.json is missing/],
    ['not UTF-8', (text: string) => text.replace('"', '\uFFFD\0'), /11-self-harm\.json/],
    [
      'with a question that has no words',
      (text: string) => text.replace(/"text": "[^"]+"/, '"text": ""'),
      /Item q/,
    ],
  ])('(%s) closes the workstation at start and fails the build, in words', async (_what, alter, words) => {
    const { resources, remove } = damaged(alter);
    try {
      const station = await started({ resources });
      const { phase, notices } = await stateOf(station);
      expect(phase).toBe('blocked');
      expect(notices[0]?.level).toBe('error');
      expect(notices[0]?.sentence).toMatch(/^The clinical content of this installation is damaged/);
      expect(notices[0]?.sentence).toMatch(words);
      expect((await station.ask('session.signIn', signIn)).error?.kind).toBe('content');
      const script = path.join(root, 'scripts', 'check-content.ts');
      const check = spawnSync(process.execPath, [script, path.join(resources, 'clinical')], {
        encoding: 'utf8',
      });
      expect(check.status).toBe(1);
      expect(check.stderr).toMatch(words);
      expect(check.stderr).not.toMatch(/at .*\.ts:\d+/);
    } finally {
      remove();
    }
  });
});

describe('a store', () => {
  it('of a newer version is refused at sign-in, and works on where it came from', async () => {
    const newer = newerMigrations();
    try {
      await folder.inside(async () => undefined, { migrations: newer.folder });
      const station = await started();
      const refused = await station.ask('session.signIn', signIn);
      expect(refused.error).toMatchObject({
        kind: 'newer',
        sentence: expect.stringMatching(
          /newer version of Throughcare\. Update this one; nothing was changed/,
        ),
      });
      expect((await stateOf(station)).notices.map(({ sentence }) => sentence).join(' ')).toMatch(
        /newer version/,
      );
      await station.kill();
      await folder.inside(
        async (nurse) => {
          const { assessmentId } = folder.open;
          expect((await nurse.ask('reception.assessment', { assessmentId })).state).toBe('in-progress');
        },
        { migrations: newer.folder },
      );
    } finally {
      newer.remove();
    }
  });

  it('that is cut short says so at sign-in, and nothing is made in its place', async () => {
    const file = path.join(folder.dataDir, 'store', 'store.db');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 100));
    const station = await started();
    const refused = await station.ask('session.signIn', signIn);
    expect(refused.error).toMatchObject({ kind: 'corrupt', sentence: expect.stringMatching(/cut short/) });
    expect((await stateOf(station)).notices.map(({ sentence }) => sentence).join(' ')).toMatch(/cut short/);
    expect(readFileSync(file)).toHaveLength(whole.length - 100);
    await station.kill();
    writeFileSync(file, whole);
    expect((await (await started()).ask('session.signIn', signIn)).output).toBeDefined();
  });
});

const mount = path.join('/tmp', `throughcare-small-${process.pid}`);
const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  mkdirSync(mount, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', mount]);
  if (status === 0) spawnSync('umount', [mount]);
  rmSync(mount, { recursive: true, force: true });
  return status === 0;
})();

it.skipIf(!mayMount)(
  'a disk that fills up while somebody is screened: refused in words, nothing lost, goes on when there is room',
  async () => {
    mkdirSync(mount, { recursive: true });
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', mount]);
    try {
      const dataDir = path.join(mount, 'data');
      cpSync(folder.dataDir, dataDir, { recursive: true });
      const ballast = path.join(mount, 'ballast');
      const station = await started({ dataDir });
      await station.ask('session.signIn', signIn);
      const { assessmentId } = folder.open;
      const view = async (): Promise<AssessmentView> =>
        (await station.ask('reception.assessment', { assessmentId })).output as AssessmentView;
      const field = 'answer.q5-other-health';
      const answer = (n: number) => ({ value: 'yes', detail: { what: `${n} ${'x'.repeat(400)}` } });
      const give = async (n: number, seen: readonly string[]) =>
        station.ask('reception.save', { assessmentId, field, value: answer(n), seen });
      let seen: string[] = [];
      let given = 0;
      let refused: Awaited<ReturnType<typeof give>> | null = null;
      writeFileSync(ballast, Buffer.alloc(free(mount) - 600_000));
      while (refused === null && given < 5000) {
        const line = await give(given + 1, seen);
        if (line.error === undefined) {
          given += 1;
          seen = (line.output as { field: { seen: string[] } }).field.seen;
        } else refused = line;
      }
      expect(given).toBeGreaterThan(10);
      expect(refused?.error).toMatchObject({ kind: 'full' });
      expect(refused?.error?.sentence).toMatch(
        /disk of this workstation is full.*everything saved earlier is safe/,
      );
      const reading = await view();
      expect(JSON.stringify(reading.fields[field]?.value)).toContain(`"${given} x`);
      rmSync(ballast);
      expect((await give(given + 1, seen)).error).toBeUndefined();
      await station.kill();
      const again = await started({ dataDir });
      await again.ask('session.signIn', signIn);
      const after = (await again.ask('reception.assessment', { assessmentId })).output as AssessmentView;
      expect(JSON.stringify(after.fields[field]?.value)).toContain(`"${given + 1} x`);
      expect(after.fields[field]?.conflict).toBeNull();
      await again.kill();
      console.log(
        `disk full after ${given} answers: the next one was refused, none was lost, and it went on`,
      );
    } finally {
      spawnSync('umount', ['-l', mount]);
      rmSync(mount, { recursive: true, force: true });
    }
  },
);

function free(folderOf: string): number {
  const { stdout } = spawnSync('df', ['--output=avail', '-B1', folderOf], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n').at(-1));
}

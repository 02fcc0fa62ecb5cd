/** Files that are damaged, cut short, enormous or in another encoding, given to a real workstation process. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../shared/contract/views.ts';
import { percentile } from '../../bench/figures.ts';
import { arrivals } from '../../support/builders.ts';
import type { Headless } from '../../support/headless.ts';
import { receptionFolder, signIn, type ReceptionFolder } from '../../support/reception-folder.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';
import { administrator, temporaryFolder } from '../../support/workstation.ts';

const today = '2026-11-22';
let bundle: WorkstationBundle;
let folder: ReceptionFolder;
let station: Headless;
beforeAll(async () => {
  bundle = await bundleWorkstation();
  folder = await receptionFolder();
  station = await bundle.start({ ...folder, network: false });
  await station.ask('session.signIn', signIn);
});
afterAll(async () => {
  await station.kill();
  folder.remove();
  bundle.remove();
});

async function importBytes(fileName: string, bytes: Uint8Array | string): Promise<ImportReport> {
  const base64 = Buffer.from(bytes).toString('base64');
  const line = await station.ask('reception.import', { fileName, base64 });
  expect(line.error).toBeUndefined();
  return line.output as ImportReport;
}

const people = (count: number, prefix: string): object[] =>
  arrivals(count, today).map((row, index) => ({ ...row, id: `${prefix}-${index}` }));

async function onBoard(): Promise<number> {
  const { output } = await station.ask('reception.board', { date: today });
  return (output as { rows: unknown[] }).rows.length;
}

/** Megabytes: the most that the process has ever held, as the kernel counts it. */
function peakMemory(): number {
  const status = readFileSync(`/proc/${station.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

/** Answers of the nurse, one after the other, until `done`; milliseconds of each. */
async function answering(done: Promise<unknown>): Promise<number[]> {
  const { assessmentId } = folder.open;
  const times: number[] = [];
  let running = true;
  void done.finally(() => (running = false));
  let seen: string[] = [];
  // The first call waits behind the file itself, and is what the nurse feels of it.
  const asked = performance.now();
  const view = await station.ask('reception.assessment', { assessmentId });
  times.push(performance.now() - asked);
  const field = 'answer.q4-asthma';
  seen = (view.output as { fields: Record<string, { seen: string[] }> }).fields[field]?.seen ?? [];
  while (running) {
    const start = performance.now();
    const value = { value: times.length % 2 === 0 ? 'yes' : 'no' };
    const line = await station.ask('reception.save', { assessmentId, field, value, seen });
    expect(line.error).toBeUndefined();
    seen = (line.output as { field: { seen: string[] } }).field.seen;
    times.push(performance.now() - start);
  }
  return times;
}

describe('a file that cannot be read', () => {
  const list = JSON.stringify(people(20, 'whole'), null, 1);
  it.each([
    ['broken JSON', 'list.json', '[{"id": 1', /cut short|ends|line|JSON/i],
    ['a web page', 'list.json', '<html><body>Sign in</body></html>', /web page/],
    ['nothing', 'list.csv', '', /empty/],
    ['a workbook', 'list.csv', 'PK\u0003\u0004 more', /workbook/],
    ['a PDF', 'list.pdf', '%PDF-1.7', /PDF/],
    ['zeros', 'list.csv', '\0\0\0\0', /not text/],
    ['a CSV without titles', 'list.csv', 'Okafor,Daniel\nNowak,Piotr\n', /./],
  ])('(%s) is reported in words and changes nothing', async (_what, name, content, words) => {
    const before = await onBoard();
    const report = await importBytes(name, content);
    expect(report).toMatchObject({ added: 0, updated: 0 });
    expect(report.problems[0]?.reason).toMatch(words);
    expect(report.problems[0]?.reason).not.toMatch(/undefined|Error:|at \/|SQL/);
    expect(await onBoard()).toBe(before);
  });

  it('(cut in the middle) gives whole rows before the cut, and the line of the cut', async () => {
    const before = await onBoard();
    const cut = list.slice(0, Math.floor(list.length * 0.55));
    const report = await importBytes('cut.json', cut);
    expect(report.problems.at(-1)).toMatchObject({ line: cut.trimEnd().split('\n').length });
    expect(report.added).toBeGreaterThan(5);
    expect(await onBoard()).toBe(before + report.added);
    const again = await importBytes('whole.json', list);
    expect(again).toMatchObject({ added: 20 - report.added, unchanged: report.added, problems: [] });
  });

  it('(not UTF-8) names the line and guesses at no name', async () => {
    const text = Buffer.from(
      `Surname,Forenames,Date\nOkafor,Daniel,${today}\nMüller,Jörg,${today}\n`,
      'latin1',
    );
    const report = await importBytes('latin.csv', text);
    expect(report).toMatchObject({ kind: 'unreadable', added: 0 });
    expect(report.problems[0]).toMatchObject({ line: 3, reason: expect.stringMatching(/UTF-8/) });
  });

  it('(a wrong NHS number) leaves the number out, says so, and takes the person', async () => {
    const csv = `Surname,Forenames,Date,NHS number\nModulus,Eleven,${today},9990000019\n`;
    expect(await importBytes('numbers.csv', csv)).toMatchObject({ added: 1 });
    const { output } = await station.ask('reception.board', { date: today });
    const rows = (output as { rows: { surname: string; warnings: string[] }[] }).rows;
    expect(rows.find((row) => row.surname === 'Modulus')?.warnings.join(' ')).toMatch(/NHS number/);
  });
});

describe('a file of 50 MB', () => {
  const enormous = (): Buffer => Buffer.alloc(50 * 1024 * 1024, '[{"lastName":"A"},\n');

  it('is refused in words, in bounded memory, while the nurse goes on', async () => {
    const before = peakMemory();
    const done = importBytes('enormous.json', enormous());
    const times = await answering(done);
    const report = await done;
    expect(report).toMatchObject({ added: 0, problems: [{ reason: expect.stringMatching(/50 MB.*20 MB/) }] });
    const grown = peakMemory() - before;
    console.log(
      `50 MB refused: memory grew by ${Math.round(grown)} MB at most; the nurse waited at most ${Math.round(Math.max(...times))} ms`,
    );
    // The line it comes in, its text and its bytes, each once or twice; not a parsed copy of it.
    expect(grown).toBeLessThan(500);
  });

  it('in the watched folder is not read at all; damaged ones are reported and left where they are', async () => {
    const drop = temporaryFolder();
    const watcher = await bundle.start({ ...(await receptionCopy()), network: false });
    try {
      const { username, password } = administrator;
      await watcher.ask('session.signIn', { username, password });
      const set = await watcher.ask('reception.watchedFolder', { folder: drop.folder });
      expect(set.output).toEqual({ folder: drop.folder });
      const before = residentMemory(watcher);
      writeFileSync(path.join(drop.folder, 'enormous.json'), enormous());
      writeFileSync(path.join(drop.folder, 'broken.json'), '[{"id": 1');
      writeFileSync(
        path.join(drop.folder, 'latin.csv'),
        Buffer.from(`Surname,Date\nMüller,${today}\n`, 'latin1'),
      );
      writeFileSync(path.join(drop.folder, 'good.json'), JSON.stringify(people(3, 'dropped')));
      const reports = await importedOf(watcher, 4);
      expect(reports.get('enormous.json')?.problems[0]?.reason).toMatch(/larger than 21 MB and was not read/);
      expect(reports.get('broken.json')).toMatchObject({ added: 0 });
      expect(reports.get('latin.csv')?.problems[0]?.reason).toMatch(/UTF-8/);
      expect(reports.get('good.json')).toMatchObject({ added: 3, problems: [] });
      expect(residentMemory(watcher) - before).toBeLessThan(100);
      expect(readFileSync(path.join(drop.folder, 'broken.json'), 'utf8')).toBe('[{"id": 1');
    } finally {
      await watcher.kill();
      drop.remove();
    }
  });
});

/** The soak run gives it 20,000. */
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 4000);

describe(`a list of ${ROWS} people`, () => {
  it(
    'shows its progress, lets the nurse go on, and changes nothing the second time',
    { timeout: 300_000 },
    async () => {
      const rows = Array.from(
        { length: ROWS },
        (_, n) =>
          `Person${String.fromCharCode(65 + (n % 26), 65 + (Math.floor(n / 26) % 26), 65 + (Math.floor(n / 676) % 30))},Forename,${today},19${60 + (n % 40)}-01-${10 + (n % 18)},Leeds Crown Court`,
      );
      const csv = `Surname,Forenames,Date,Date of birth,From\n${rows.join('\n')}\n`;
      const first = importBytes('many.csv', csv);
      const times = await answering(first);
      const report = await first;
      expect(report.added + report.problems.length).toBeGreaterThan(0);
      const progress = station.lines
        .filter(
          ({ event, payload }) =>
            event === 'importProgress' && (payload as { file: string }).file === 'many.csv',
        )
        .map(({ payload }) => payload as { done: number; total: number });
      const shares = progress.map(({ done, total }) => done / total);
      expect(progress.length).toBeGreaterThan(ROWS / 200);
      expect(Math.max(...shares)).toBeLessThanOrEqual(1);
      console.log(
        `${ROWS} rows: ${report.added} added, ${progress.length} reports of progress; ${times.length} answers meanwhile, p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`,
      );
      const again = await importBytes('many again.csv', csv);
      expect(again).toMatchObject({ added: 0, updated: 0, unchanged: report.added });
    },
  );
});

/** Another reception, so that a watched folder does not disturb the first. */
async function receptionCopy(): Promise<ReceptionFolder> {
  other ??= await receptionFolder();
  return other;
}
let other: ReceptionFolder | undefined;
afterAll(() => other?.remove());

function residentMemory(process: Headless): number {
  const status = readFileSync(`/proc/${process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

async function importedOf(process: Headless, count: number): Promise<Map<string, ImportReport>> {
  const found = new Map<string, ImportReport>();
  const end = Date.now() + 30_000;
  while (found.size < count && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { event, payload } of process.lines) {
      if (event === 'imported') found.set((payload as ImportReport).file, payload as ImportReport);
    }
  }
  return found;
}

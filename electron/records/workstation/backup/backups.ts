/**
 * The daily backup of this workstation: looks once a minute, writes at the first quiet time, removes its own old ones, and says
 * what came of it. Never throws, because nobody waits for it; `now` is for somebody who does.
 */
import path from 'node:path';
import { z } from 'zod';
import type { AuditEvent } from '../../../../shared/audit/event-words.ts';
import { instantSchema } from '../../../../shared/changes/change.ts';
import type { BackupPlaceView } from '../../../../shared/contract/backup.ts';
import type { ReplicationStatus } from '../../../../shared/contract/workstation.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { Store } from '../../store/store.ts';
import { backupFolder, backupName, forgetBackupFolder, saveBackupFolder } from '../backup-place.ts';
import { copyCompanions, onSameDisk, placeProblem, prune, takePlace } from './place.ts';
import { isBackupDue, isOverdue } from './schedule.ts';

const STATE = 'backup.state';
const stateSchema = z.object({
  /** When the place was chosen. */
  since: instantSchema,
  last: z
    .object({ at: instantSchema, file: z.string(), bytes: z.int(), tookMs: z.number(), kept: z.int() })
    .nullable(),
  failed: z.object({ at: instantSchema, sentence: z.string() }).nullable(),
});
type State = z.infer<typeof stateSchema>;

export interface BackupsOptions {
  readonly dataDir: string;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly workstation: () => string;
  /** Null while nobody has signed in since the start. */
  readonly open: () => { readonly store: Store; readonly key: string } | null;
  readonly audit: (staff: string, event: AuditEvent, detail: string) => void;
  readonly report: (error: unknown) => void;
  /** The thread that verifies, as it was built. */
  readonly worker?: string | undefined;
}

export type BackupWarning = NonNullable<ReplicationStatus['backup']>;

const WARN_EVERY_MS = 60_000;
const NOT_LOOKED: { readonly at: number; readonly warning: BackupWarning | null } = {
  at: -Infinity,
  warning: null,
};
const NO_FOLDER =
  'This workstation has no backup on another disk: no folder was chosen. An administrator chooses one on the page Workstation.';
const DAY_MS = 86_400_000;

function lateSentence(now: number, last: string | null, since: string): string {
  const days = Math.floor(Math.abs(now - Date.parse(last ?? since)) / DAY_MS);
  const ago = days === 1 ? 'a day ago' : `${days} days ago`;
  const what =
    last === null
      ? `No backup of this workstation was made since its folder was chosen ${ago}.`
      : `The last backup of this workstation was made ${ago}.`;
  return `${what} Tell your administrator: the page Workstation says what is wrong.`;
}

export class Backups {
  readonly #options: BackupsOptions;
  #running: Promise<void> | null = null;
  #ending = new AbortController();
  #lastSave: number;
  #timer: NodeJS.Timeout | null = null;
  /** What was said last, by the monotonic clock: reading the state again for every save would cost more than it says. */
  #warned = NOT_LOOKED;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#lastSave = options.monotonic();
  }

  start(everyMs = 60_000): void {
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    this.#timer ??= setInterval(() => void this.look(), everyMs);
    this.#timer.unref();
  }

  /** Ends a backup that is under way, and settles when it has ended; what was written of it is removed. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#ending.abort();
    await this.#running?.catch(() => undefined);
  }

  /** Something was saved. */
  written(): void {
    this.#lastSave = this.#options.monotonic();
  }

  /** Makes one if one is due. */
  async look(): Promise<void> {
    try {
      const open = this.#options.open();
      const folder = backupFolder(this.#options.dataDir);
      if (open === null || folder === null || this.#running !== null || open.store.isArriving()) return;
      const { last, failed } = this.#state(open.store);
      const due = isBackupDue({
        now: this.#options.now(),
        last: last && Date.parse(last.at),
        failed: failed && Date.parse(failed.at),
        quietFor: this.#options.monotonic() - this.#lastSave,
      });
      if (due) await this.#run('system');
    } catch (error) {
      if (!(error instanceof Failure)) this.#options.report(error);
    }
  }

  /** Makes one now; throws the Failure that says why not. */
  async now(staff: string): Promise<BackupPlaceView> {
    if (this.#running !== null) throw new Failure('busy', 'A backup is being written already. Wait for it.');
    await this.#run(staff);
    return this.view();
  }

  choose(folder: string | null): BackupPlaceView {
    const { dataDir, workstation, now, open } = this.#options;
    const opened = open();
    if (opened === null) throw new Failure('signed-out', 'Nobody has signed in since the start.');
    if (folder === null) forgetBackupFolder(dataDir);
    else {
      takePlace(folder, dataDir, workstation());
      saveBackupFolder(dataDir, folder);
    }
    this.#keep(opened.store, { since: new Date(now()).toISOString(), last: null, failed: null });
    this.#warned = NOT_LOOKED;
    return this.view();
  }

  view(): BackupPlaceView {
    const { dataDir, now, open, workstation } = this.#options;
    const store = open()?.store;
    const folder = backupFolder(dataDir);
    if (folder === null || store === undefined) {
      return {
        folder,
        running: false,
        last: null,
        problem: null,
        overdue: false,
        sameDisk: false,
      };
    }
    const { since, last, failed } = this.#state(store);
    return {
      folder,
      running: this.#running !== null,
      last,
      problem: placeProblem(folder, workstation()) ?? failed?.sentence ?? null,
      overdue: isOverdue(now(), last && Date.parse(last.at), Date.parse(since)),
      sameDisk: onSameDisk(folder, dataDir),
    };
  }

  /** What everybody should know, for the status line and its panel; null where backups are as they should be. Asked for at every status. */
  warning(): BackupWarning | null {
    const { open, monotonic } = this.#options;
    const store = open()?.store;
    if (store === undefined) return null;
    if (monotonic() - this.#warned.at >= WARN_EVERY_MS)
      this.#warned = { at: monotonic(), warning: this.#warningOf(store) };
    return this.#warned.warning;
  }

  #warningOf(store: Store): BackupWarning | null {
    const { dataDir, now } = this.#options;
    if (backupFolder(dataDir) === null) return { line: null, sentence: NO_FOLDER };
    const { since, last, failed } = this.#state(store);
    const trouble = failed === null ? '' : ` ${failed.sentence}`;
    if (isOverdue(now(), last && Date.parse(last.at), Date.parse(since)))
      return {
        line: 'Backup overdue',
        sentence: `${lateSentence(now(), last?.at ?? null, since)}${trouble}`,
      };
    return failed === null ? null : { line: null, sentence: `The last backup did not succeed.${trouble}` };
  }

  #run(staff: string): Promise<void> {
    this.#running = this.#write(staff).finally(() => {
      this.#running = null;
      this.#warned = NOT_LOOKED;
    });
    return this.#running;
  }

  async #write(staff: string): Promise<void> {
    const { dataDir, now, monotonic, workstation, open, audit, worker } = this.#options;
    const opened = open();
    const folder = backupFolder(dataDir);
    if (opened === null) throw new Failure('signed-out', 'Nobody has signed in since the start.');
    if (folder === null) throw new Failure('not-found', 'Choose a folder for backups first.');
    const { store, key } = opened;
    const { signal } = this.#ending;
    const at = now();
    const began = monotonic();
    try {
      const problem = placeProblem(folder, workstation());
      if (problem !== null) throw new Failure('not-found', problem);
      const file = backupName(at);
      const { bytes } = await store.copyTo(path.join(folder, file), { worker, signal });
      copyCompanions(folder, dataDir, workstation());
      const kept = prune(folder, key);
      const last = { at: new Date(at).toISOString(), file, bytes, tookMs: monotonic() - began, kept };
      this.#keep(store, { ...this.#state(store), last, failed: null });
      audit(staff, 'backup', `${file}, ${bytes} bytes, verified`);
    } catch (error) {
      if (signal.aborted) throw error;
      throw this.#note(store, folder, at, staff, error);
    }
  }

  /** What went wrong, in words of the place and not of the store. */
  #note(store: Store, folder: string, at: number, staff: string, error: unknown): Failure {
    const kind = error instanceof Failure ? error.kind : 'unexpected';
    const gone = placeProblem(folder, this.#options.workstation());
    const sentence = gone ?? sentences[kind as keyof typeof sentences] ?? sentences.unexpected;
    if (!(error instanceof Failure) || kind === 'unexpected') this.#options.report(error);
    try {
      const state = this.#state(store);
      // Every quarter of an hour the same would say nothing new.
      if (state.failed?.sentence !== sentence) this.#options.audit(staff, 'backup-failed', kind);
      this.#keep(store, { ...state, failed: { at: new Date(at).toISOString(), sentence } });
    } catch (second) {
      this.#options.report(second);
    }
    return new Failure(kind, sentence);
  }

  #state(store: Store): State {
    try {
      return stateSchema.parse(JSON.parse(store.settings.get(STATE) ?? ''));
    } catch {
      // A place that was chosen before this store was made anew.
      return { since: new Date(this.#options.now()).toISOString(), last: null, failed: null };
    }
  }

  #keep(store: Store, state: State): void {
    store.settings.set(STATE, JSON.stringify(state));
  }
}

const sentences = {
  full: 'The disk that backups go to is full. No backup was kept of this attempt; earlier ones are there.',
  readonly: 'Nothing can be written into the folder of the backups.',
  busy: 'The store was busy. The backup is tried again in a quarter of an hour.',
  corrupt: 'The copy could not be read back as a whole, so it was not kept.',
  unexpected: 'The backup could not be written. It is tried again in a quarter of an hour.',
} as const;

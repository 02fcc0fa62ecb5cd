/** Runs the records process, passes calls on, and starts it again when it stops. */
import { app, utilityProcess, type UtilityProcess } from 'electron';
import { Failure, type FailureView } from '../../shared/failure/failure.ts';
import type { Release } from '../../shared/updates/manifest.ts';
import type { DispatchAnswer } from '../records/dispatch.ts';
import type { FromRecords, StartMessage, ToRecords } from '../records/process-messages.ts';

export interface RecordsHostOptions {
  readonly entry: string;
  /** Asked at every start, because the keychain may have changed. */
  readonly startMessage: () => Promise<StartMessage>;
  readonly keepSecret: (secret: Uint8Array) => Promise<void>;
  /** Takes a verified release over; answers what to do once the page was told. */
  readonly takeUpdate: (file: string, release: Release) => Promise<() => Promise<void>>;
  readonly onEvent: (event: string, payload: unknown) => void;
  /** It cannot start and will not be tried again. */
  readonly onFailed: (sentence: string) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Having run this long, it may stop again without being called broken. */
const SOUND_AFTER_MS = 60_000;
const MOST_RESTARTS = 6;
const STOP_WITHIN_MS = 5_000;

const stopped: FailureView = {
  kind: 'unexpected',
  sentence:
    'The part of Throughcare that keeps the records stopped and is being started again. Everything that was saved is safe.',
  field: null,
  reference: 'RECORDS',
};

export class RecordsHost {
  readonly #options: RecordsHostOptions;
  readonly #pending = new Map<number, (answer: DispatchAnswer) => void>();
  #child: UtilityProcess | null = null;
  #ready: PromiseWithResolvers<void> = Promise.withResolvers();
  #nextId = 1;
  #restarts = 0;
  #stopping = false;

  constructor(options: RecordsHostOptions) {
    this.#options = options;
  }

  /** Starts the process; calls made before it is ready wait for it. */
  start(): void {
    void this.#start();
  }

  async call(channel: string, input: unknown): Promise<DispatchAnswer> {
    await this.#ready.promise;
    if (this.#child === null) return { ok: false, failure: stopped };
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#post({ type: 'call', id, channel, input });
    });
  }

  /** Lets it close the store; ends it when that takes too long. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.#post({ type: 'stop' });
    const late = setTimeout(() => child.kill(), STOP_WITHIN_MS);
    await gone;
    clearTimeout(late);
  }

  async #start(): Promise<void> {
    const message = await this.#options.startMessage();
    const child = utilityProcess.fork(this.#options.entry, [], { serviceName: 'Throughcare records' });
    const startedAt = performance.now();
    this.#child = child;
    child.on('message', (from: FromRecords) => this.#receive(from));
    child.once('exit', () => this.#gone(performance.now() - startedAt));
    child.once('spawn', () => child.postMessage(message));
  }

  #receive(message: FromRecords): void {
    switch (message.type) {
      case 'ready':
        this.#ready.resolve();
        break;
      case 'answer':
        this.#pending.get(message.id)?.(message.answer);
        this.#pending.delete(message.id);
        break;
      case 'event':
        this.#options.onEvent(message.event, message.payload);
        break;
      case 'write-secret':
        void this.#keepSecret(message.secret);
        break;
      case 'install-update':
        void this.#takeUpdate(message.file, message.release);
        break;
      case 'failed':
        this.#stopping = true;
        this.#options.onFailed(message.sentence);
        break;
    }
  }

  async #keepSecret(secret: Uint8Array): Promise<void> {
    const sentence = await this.#options.keepSecret(secret).then(
      () => null,
      () => 'The keychain of this computer refused to keep the secret of this workstation.',
    );
    this.#post({ type: 'secret-written', sentence });
  }

  async #takeUpdate(file: string, release: Release): Promise<void> {
    try {
      const install = await this.#options.takeUpdate(file, release);
      this.#post({ type: 'update-taken', sentence: null });
      await install();
    } catch (error) {
      console.error(error);
      const sentence =
        error instanceof Failure
          ? error.message
          : 'The installer did not take the update. Nothing was changed. Tell the administrator.';
      this.#post({ type: 'update-taken', sentence });
    }
  }

  #gone(ranForMs: number): void {
    this.#child = null;
    for (const answer of this.#pending.values()) answer({ ok: false, failure: stopped });
    this.#pending.clear();
    if (this.#stopping) return;
    this.#ready = Promise.withResolvers();
    // The new process knows nobody: whoever was signed in signs in again.
    this.#options.onEvent('session', { phase: 'signed-out' });
    this.#restarts = ranForMs > SOUND_AFTER_MS ? 1 : this.#restarts + 1;
    if (this.#restarts > MOST_RESTARTS) {
      this.#options.onFailed(
        'The part of Throughcare that keeps the records stops again and again. Everything that was saved is safe. Tell the administrator.',
      );
      return;
    }
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#restarts - 1));
    setTimeout(() => !this.#stopping && app.isReady() && this.start(), pause);
  }

  #post(message: ToRecords): void {
    this.#child?.postMessage(message);
  }
}

/**
 * The installed program, driven as a person would: its page is reached by Chromium's own debugging port, which the program leaves open
 * only beside Node's inspector. A program that starts itself anew keeps both.
 */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { freePort } from '../../../central/database/embedded.ts';
import type { ChannelName, Input, Output } from '../../../shared/contract/contract.ts';
import type { FailureView } from '../../../shared/failure/failure.ts';
import { PROGRAM, processOn } from './host.ts';

export interface Desk {
  readonly dataDir: string;
  /** Where this account keeps what programs put aside: electron-updater's copy of the file. */
  readonly home: string;
  readonly display: string;
  /** File that everything the program says goes into. */
  readonly log: string;
}

type Bridge = {
  throughcare: {
    call(channel: string, input: unknown): Promise<{ ok: boolean; output?: unknown; failure?: FailureView }>;
  };
};

const POLL_MS = 250;

/** Asks again until `answer` gives something; fails in words after `ms`. */
export async function eventually<T>(what: string, ms: number, answer: () => Promise<T | null> | T | null) {
  for (const end = Date.now() + ms; ;) {
    const found = await answer();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`${what} did not come within ${ms / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export class Program {
  readonly #desk: Desk;
  readonly #port: number;
  #browser: Browser | null = null;
  #page: Page | null = null;

  private constructor(desk: Desk, port: number) {
    this.#desk = desk;
    this.#port = port;
  }

  /** Starts it as an entry of the menu does: with nothing of this checkout in its environment. */
  static async start(desk: Desk): Promise<Program> {
    const port = await freePort();
    const out = openSync(desk.log, 'a');
    const args = [
      // Root cannot set Chromium's sandbox up, and dpkg wants root.
      '--no-sandbox',
      '--data',
      desk.dataDir,
      '--device-secret=file',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--inspect=127.0.0.1:0',
      `--remote-debugging-port=${port}`,
    ];
    const env = {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: desk.home,
      DISPLAY: desk.display,
      LANG: 'C.UTF-8',
    };
    spawn(PROGRAM, args, { cwd: '/', env, detached: true, stdio: ['ignore', out, out] }).unref();
    const program = new Program(desk, port);
    await program.attach();
    return program;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the program is not attached');
    return this.#page;
  }

  /** Reaches the page of the process that runs now, once it answers. */
  async attach(): Promise<void> {
    this.#page = await eventually('the window', 120_000, async () => {
      try {
        this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.#port}`, { timeout: 5_000 });
        const pages = this.#browser.contexts().flatMap((context) => context.pages());
        return pages.find((page) => page.url().startsWith('app://')) ?? null;
      } catch {
        return null;
      }
    });
  }

  /** Calls a channel from the page, through the shell, as the page does. */
  async call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C> | FailureView> {
    const answer = await this.page.evaluate(
      ([name, given]) => (globalThis as unknown as Bridge).throughcare.call(name, given),
      [channel, input] as [string, unknown],
    );
    return (answer.ok ? answer.output : answer.failure) as Output<C> | FailureView;
  }

  async ask<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const answer = await this.call(channel, input);
    if (isFailure(answer)) throw new Error(`${channel}: ${answer.kind}: ${answer.sentence}`);
    return answer;
  }

  /** The sentence of a refusal; throws where there was none. */
  async refused<C extends ChannelName>(channel: C, input: Input<C>): Promise<string> {
    const answer = await this.call(channel, input);
    if (!isFailure(answer)) throw new Error(`${channel} was not refused`);
    return answer.sentence;
  }

  /** Waits until the process that had the data folder is gone and another one has it; answers when its page is reached. */
  async becomes(previous: number): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    await eventually('the program, started anew,', 300_000, () => {
      const now = processOn(this.#desk.dataDir);
      return now === null || now === previous ? null : now;
    });
    await this.attach();
  }

  get pid(): number {
    const pid = processOn(this.#desk.dataDir);
    if (pid === null) throw new Error('the program does not run');
    return pid;
  }

  async close(): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    await endProgram(this.#desk.dataDir);
  }
}

/** Ends what runs on the data folder as closing its window would, and waits for it; by force when it does not end. */
export async function endProgram(dataDir: string): Promise<void> {
  const pid = processOn(dataDir);
  if (pid === null) return;
  process.kill(pid, 'SIGTERM');
  try {
    await eventually('the end of the program', 30_000, () => (processOn(dataDir) === null ? true : null));
  } catch (error) {
    process.kill(pid, 'SIGKILL');
    throw error;
  }
}

function isFailure(answer: unknown): answer is FailureView {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'kind' in answer &&
    'sentence' in answer &&
    'reference' in answer
  );
}

/** What the preload puts on `window.throughcare`: the contract, events, and the few things only the shell can do. */
import type { FailureView } from '../failure/failure.ts';
import type { ChannelName, Input, Output } from './contract.ts';
import type { EventName, EventPayload } from './workstation.ts';

export type Answer<T> = { ok: true; output: T } | { ok: false; failure: FailureView };

export interface Bridge {
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Answer<Output<C>>>;
  /** Returns a function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  shell: {
    /** Prints or saves the page at `app://throughcare/print/<route>`; answers null when the person cancelled. */
    print(route: string, how: 'printer' | 'pdf'): Promise<Answer<{ path: string | null } | null>>;
    /** Exact bytes of the PDF for the on-screen preview. */
    preview(route: string): Promise<Answer<Uint8Array>>;
    /** Printers of this machine: `name` to print to, `title` as people know them. */
    printers(): Promise<Answer<{ name: string; title: string }[]>>;
    /** Prints the pages at these routes on that printer; a failure where it did not take them. Whether paper came out it does not know. */
    printTo(routes: readonly string[], printer: string, copies: number): Promise<Answer<null>>;
    /** Saves files of a pack in a folder that the person chooses, none over another; null when they cancelled. */
    savePack(
      files: readonly { name: string; bytes: Uint8Array }[],
    ): Promise<Answer<{ folder: string; names: string[] } | null>>;
    /** Lets the person choose a file to import; answers its name and content. */
    chooseFile(): Promise<Answer<{ fileName: string; base64: string } | null>>;
    chooseFolder(): Promise<Answer<string | null>>;
    /** Saves bytes where the person says, under a name that says nothing of anybody; null when they cancelled. */
    saveFile(kind: 'csv' | 'png', bytes: Uint8Array): Promise<Answer<{ path: string | null } | null>>;
    /** Milliseconds since the last input anywhere on this machine. */
    idleMs(): Promise<number>;
    /** Draws the page anew in a process of its own, so that nothing it held stays in memory. Answers nothing where that is done: the page has gone. */
    renew(): Promise<void>;
  };
}

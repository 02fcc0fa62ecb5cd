/**
 * The only user of ipcMain. Every message is checked here for who sent it: a page of our origin, in the main frame of a
 * window that we opened. What it carries is checked by the schema of its channel, in the records process.
 */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { FailureKind } from '../../shared/failure/failure.ts';
import { isOurs } from './origin.ts';

const knownPages = new Set<WebContents>();

/** Lets a page of ours send messages until it is gone. */
export function trustPage(contents: WebContents): void {
  knownPages.add(contents);
  contents.once('destroyed', () => knownPages.delete(contents));
}

/** Sends an event to every page of ours. */
export function tellPages(channel: string, ...values: unknown[]): void {
  for (const contents of knownPages) if (!contents.isDestroyed()) contents.send(channel, ...values);
}

/** Answers one kind of message from trusted senders; others get a refusal that says nothing. */
export function handle<T>(
  channel: string,
  answer: (contents: WebContents, ...values: unknown[]) => Promise<T>,
): void {
  ipcMain.handle(channel, async (event, ...values: unknown[]) => {
    if (!isTrusted(event)) throw new Error('refused');
    return answer(event.sender, ...values);
  });
}

function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  // Null when the frame navigated or went away after sending.
  if (senderFrame === null || senderFrame.parent !== null) return false;
  return knownPages.has(sender) && senderFrame === sender.mainFrame && isOurs(senderFrame.url);
}

/** A failure of the shell's own work, as the page reads it. */
export function shellFailure(kind: FailureKind, sentence: string): Answer<never> {
  return { ok: false, failure: { kind, sentence, field: null, reference: 'SHELL' } };
}

/** The page's only door to the workstation. Nothing else in renderer/ reads `window.throughcare`. */
import type { Answer, Bridge } from '../../shared/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../shared/contract/contract.ts';
import type { EventName, EventPayload } from '../../shared/contract/workstation.ts';
import type { FailureView } from '../../shared/failure/failure.ts';

declare global {
  interface Window {
    throughcare: Bridge;
  }
}

/** A refused or failed call. `failure` holds the kind, the sentence for people and the reference to quote. */
export class FailureError extends Error {
  readonly failure: FailureView;
  constructor(failure: FailureView) {
    super(failure.sentence);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Anything thrown, as a failure: a bridge that broke has no reference of its own. */
export function asFailure(error: unknown): FailureView {
  if (error instanceof FailureError) return error.failure;
  return {
    kind: 'unexpected',
    sentence: 'This part of the application stopped answering.',
    field: null,
    reference: 'PAGE',
  };
}

async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
  const answer = await pending.catch((error: unknown) => {
    throw new FailureError(asFailure(error));
  });
  if (!answer.ok) throw new FailureError(answer.failure);
  return answer.output;
}

/** Asks the records process. @throws FailureError */
export function call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
  return unwrap(window.throughcare.call(channel, input));
}

/** Listens to an event of the records process; returns a function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) {
  return window.throughcare.on(event, listener);
}

/** What only the shell can do: printing, file and folder choice, idle time. @throws FailureError */
export const shell = {
  print: (route: string, how: 'printer' | 'pdf') => unwrap(window.throughcare.shell.print(route, how)),
  preview: (route: string) => unwrap(window.throughcare.shell.preview(route)),
  printers: () => unwrap(window.throughcare.shell.printers()),
  printTo: (routes: readonly string[], printer: string, copies: number) =>
    unwrap(window.throughcare.shell.printTo(routes, printer, copies)),
  savePack: (files: readonly { name: string; bytes: Uint8Array }[]) =>
    unwrap(window.throughcare.shell.savePack(files)),
  chooseFile: () => unwrap(window.throughcare.shell.chooseFile()),
  saveFile: (kind: 'csv' | 'png', bytes: Uint8Array) =>
    unwrap(window.throughcare.shell.saveFile(kind, bytes)),
  chooseFolder: () => unwrap(window.throughcare.shell.chooseFolder()),
  idleMs: () => window.throughcare.shell.idleMs(),
  renew: () => window.throughcare.shell.renew(),
};

/**
 * Every call from the page, or from a headless caller, comes through here: access by the contract (deny by default),
 * input by its schema, the handler, and every error as kind, sentence and reference. Nothing else reaches the caller.
 */
import type { z } from 'zod';
import type { Channel } from '../../shared/contract/channel.ts';
import { contract } from '../../shared/contract/contract.ts';
import { Failure, type FailureView } from '../../shared/failure/failure.ts';
import { invalidInput } from './dispatch/invalid-input.ts';
import { refusal } from './security/access.ts';
import type { Session } from './security/sessions.ts';

/** A use case bound to what it works on; input is parsed already. */
export type BoundHandler<Caller> = (caller: Caller, input: never) => unknown;

/** One answered call, for the audit trail. */
export interface AuditedCall {
  readonly session: Session;
  readonly channel: string;
  readonly input: unknown;
  readonly output: unknown;
}

export type DispatchAnswer = { ok: true; output: unknown } | { ok: false; failure: FailureView };

export interface DispatcherOptions<Caller extends { readonly session: Session }> {
  readonly handlers: Readonly<Record<string, BoundHandler<Caller>>>;
  /** Called after a handler answered, before the answer leaves; `session` is what it was when the call came in. */
  readonly audit: (caller: Caller, call: AuditedCall) => void;
  /** Called for every failure; answers the reference to quote. */
  readonly report: (channel: string, error: unknown) => string;
  /** Also parse outputs by the contract: in tests and in the demonstration. */
  readonly checkOutputs: boolean;
  readonly channels?: Readonly<Record<string, Channel>>;
  /** Asked of a call that the role does not allow, with its parsed input: whether an emergency access opens it. Left out: never. */
  readonly opensInEmergency?: (caller: Caller, channel: string, input: unknown) => boolean;
  /** Called for every answer that only an emergency access allowed. */
  readonly auditEmergency?: (caller: Caller, channel: string, input: unknown) => void;
}

export interface Dispatcher<Caller> {
  call(caller: Caller, channel: string, rawInput: unknown): Promise<DispatchAnswer>;
}

export function createDispatcher<Caller extends { readonly session: Session }>(
  options: DispatcherOptions<Caller>,
): Dispatcher<Caller> {
  const channels: Readonly<Record<string, Channel>> = options.channels ?? contract;

  /** The parsed input, and whether only an emergency access allows the call; throws why it is refused. */
  const admitted = (caller: Caller, name: string, channel: Channel, rawInput: unknown) => {
    const refused = refusal(channel.access, caller.session);
    if (refused === null) return { input: parseInput(channel.input, rawInput), emergency: false };
    if (refused.kind !== 'forbidden') throw refused;
    const parsed = channel.input.safeParse(rawInput ?? {});
    if (!parsed.success || options.opensInEmergency?.(caller, name, parsed.data) !== true) throw refused;
    return { input: parsed.data, emergency: true };
  };

  const answer = async (caller: Caller, name: string, rawInput: unknown): Promise<unknown> => {
    const channel = Object.hasOwn(channels, name) ? channels[name] : undefined;
    if (channel === undefined) throw new Failure('not-found', 'There is no such channel.');
    const { input, emergency } = admitted(caller, name, channel, rawInput);
    const handler = Object.hasOwn(options.handlers, name) ? options.handlers[name] : undefined;
    if (handler === undefined) throw new Failure('not-found', 'This build does not have this channel yet.');
    const session = caller.session;
    const output: unknown = await handler(caller, input as never);
    options.audit(caller, { session, channel: name, input, output });
    if (emergency) options.auditEmergency?.(caller, name, input);
    // Somebody locked or signed out while the handler worked: its answer is no longer for this screen.
    const now = refusal(channel.access, caller.session);
    const open = now?.kind === 'forbidden' && options.opensInEmergency?.(caller, name, input) === true;
    if (now !== null && !open) throw now;
    return options.checkOutputs ? channel.output.parse(output) : output;
  };

  return {
    async call(caller, channel, rawInput) {
      try {
        return { ok: true, output: await answer(caller, channel, rawInput) };
      } catch (error) {
        return { ok: false, failure: failureView(error, options.report(channel, error)) };
      }
    },
  };
}

/** A call without input means an empty one. */
function parseInput(schema: z.ZodType, rawInput: unknown): unknown {
  const parsed = schema.safeParse(rawInput === undefined ? {} : rawInput);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

/** What a caller may know of an error. */
function failureView(error: unknown, reference: string): FailureView {
  if (error instanceof Failure) {
    return { kind: error.kind, sentence: error.message, field: error.field, reference };
  }
  const sentence = `Something went wrong that should not. Nothing more was changed. Quote reference ${reference}.`;
  return { kind: 'unexpected', sentence, field: null, reference };
}

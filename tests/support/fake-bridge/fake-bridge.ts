/** A bridge over invented data in memory, for looking at the page while there is no records process. Never bundled. */
import type { Answer, Bridge } from '../../../shared/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../../shared/contract/contract.ts';
import type { EventName, EventPayload } from '../../../shared/contract/workstation.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { acctHandlers } from './acct.ts';
import { administrationHandlers } from './administration.ts';
import { departureHandlers } from './departures.ts';
import { followUpHandlers } from './followup.ts';
import { patientHandlers } from './patients.ts';
import { receptionHandlers } from './reception.ts';
import { releasePackHandlers } from './release-pack.ts';
import { releaseMeasureHandlers } from './release-measures.ts';
import { releaseDiaryHandlers } from './release-diary.ts';
import { releasePlanHandlers } from './release-plan.ts';
import { sessionHandlers } from './session.ts';

export type Handlers = { [C in ChannelName]?: (input: Input<C>) => Output<C> };
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

const DELAY_MS = 30;

export function makeFakeBridge(query: URLSearchParams): Bridge {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const emit: Emit = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const handlers: Handlers = {
    ...sessionHandlers(query, emit),
    ...patientHandlers(emit),
    ...receptionHandlers(emit),
    ...administrationHandlers(),
    ...departureHandlers(),
    ...followUpHandlers(),
    ...acctHandlers(),
    ...releaseDiaryHandlers(Number(query.get('friday') ?? 40)),
    ...releaseMeasureHandlers(),
    ...releasePlanHandlers(emit),
    ...releasePackHandlers(),
  };
  const answer = <C extends ChannelName>(channel: C, input: Input<C>): Answer<Output<C>> => {
    try {
      const handler = handlers[channel] as ((input: Input<C>) => Output<C>) | undefined;
      if (handler === undefined) throw new Failure('unexpected', `Nothing answers ${channel} here.`);
      return { ok: true, output: structuredClone(handler(input)) };
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('unexpected', String(error));
      const { kind, message, field } = failure;
      return { ok: false, failure: { kind, sentence: message, field, reference: 'K7Q2-19F3' } };
    }
  };
  return {
    call: async (channel, input) => {
      await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
      return answer(channel, input);
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: never) => void));
      return () => void set.delete(listener as (payload: never) => void);
    },
    shell: fakeShell(),
  };
}

function fakeShell(): Bridge['shell'] {
  return {
    print: () => Promise.resolve({ ok: true, output: null }),
    preview: () => Promise.resolve({ ok: true, output: new Uint8Array() }),
    printers: () => Promise.resolve({ ok: true, output: [{ name: 'office', title: 'Healthcare office' }] }),
    printTo: () => Promise.resolve({ ok: true, output: null }),
    savePack: (files) =>
      Promise.resolve({ ok: true, output: { folder: 'D:\\Packs', names: files.map(({ name }) => name) } }),
    chooseFile: () =>
      Promise.resolve({
        ok: true,
        output: { fileName: 'arrivals-2026-11-22.csv', base64: btoa('invented') },
      }),
    chooseFolder: () => Promise.resolve({ ok: true, output: 'D:\\Arrivals' }),
    saveFile: () => Promise.resolve({ ok: true, output: null }),
    idleMs: () => Promise.resolve(0),
    renew: () => Promise.resolve(),
  };
}

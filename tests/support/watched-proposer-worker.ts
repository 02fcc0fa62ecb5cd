/**
 * The thread of proposals as it is, which besides says on the channel LOADS what it has loaded so far: files of the solver that
 * were read as modules, and WebAssembly that was compiled. Asked by any message there.
 */
import { registerHooks } from 'node:module';
import { BroadcastChannel } from 'node:worker_threads';
import { LOADS, type Loads } from './watched-proposer.ts';

const loads = { modules: 0, webAssembly: 0 };

registerHooks({
  load: (url, context, next) => {
    if (url.includes('/highs/')) loads.modules += 1;
    return next(url, context);
  },
});

const instantiate = WebAssembly.instantiate.bind(WebAssembly);
WebAssembly.instantiate = ((...of: Parameters<typeof instantiate>) => {
  loads.webAssembly += 1;
  return instantiate(...of);
}) as typeof WebAssembly.instantiate;

const channel = new BroadcastChannel(LOADS);
channel.onmessage = () => channel.postMessage({ ...loads } satisfies Loads);
channel.unref();

await import('../../electron/records/services/followup/proposer-worker.ts');

/**
 * Evolu's relay as its authors ship it, on SQLite, held to this machine: it has no option for the address it listens on.
 * Argument: folder. Prints its port.
 */
import { Server } from 'node:net';
import { createConsole } from '@evolu/common';
import { createRelayDeps, createRun, startRelay } from '@evolu/nodejs';

process.chdir(process.argv[2]);
const { listen } = Server.prototype;
Server.prototype.listen = function listenHere(port, ...rest) {
  return listen.call(this, typeof port === 'number' ? { port, host: '127.0.0.1' } : port, ...rest);
};
const quiet = createConsole({ level: 'silent' });
await using run = createRun({ ...createRelayDeps(), console: quiet });
await using relay = await run.orThrow(startRelay({ port: 0, isOwnerWithinQuota: () => true }));
console.log(`port ${relay.port}`);
await run.deps.shutdown;

/**
 * One workstation in plain Node: key ring, store, replication, content packs and use cases, put together. The window and
 * the headless program both speak to it through `connect`.
 */
import { chmodSync } from 'node:fs';
import { Failure } from '../../shared/failure/failure.ts';
import { createDispatcher, type DispatchAnswer, type Dispatcher } from './dispatch.ts';
import { ensureFolder } from './security/durable-file.ts';
import { signedOut } from './security/sessions.ts';
import { administrationHandlers } from './services/administration.ts';
import { auditHandlers } from './services/audit/handlers.ts';
import { emergencyHandlers } from './services/emergency/handlers.ts';
import { policyHandlers } from './services/policy/handlers.ts';
import { recoveryHandlers } from './services/recovery.ts';
import { sessionHandlers } from './services/session.ts';
import { auditCall } from './workstation/audit-calls.ts';
import { backupHandlers } from './workstation/backup/channels.ts';
import { callerOf, type Caller } from './workstation/caller.ts';
import { Connection, type EventListener } from './workstation/connection.ts';
import { auditEmergency, opensInEmergency } from './workstation/emergency-calls.ts';
import type { WorkstationCore } from './workstation/core.ts';
import { openCore } from './workstation/open-core.ts';
import { lockDataFolder } from './workstation/instance-lock.ts';
import type { WorkstationOptions } from './workstation/options.ts';
import { workstationHandlers } from './workstation/own-channels.ts';
import { bindServices } from './workstation/service-context.ts';
import { serviceHandlers } from './workstation/services.ts';
import { unsentHandlers } from './workstation/unsent-channels.ts';
import { updateHandlers } from './workstation/updates/channels.ts';

/** One caller's way in. */
export interface Link {
  call(channel: string, input?: unknown): Promise<DispatchAnswer>;
  close(): void;
}

export interface Workstation {
  /** A connection with a session of its own; `listener` gets its events. */
  connect(listener: EventListener): Link;
  /** Stops replication and closes the store. */
  close(): Promise<void>;
}

/** Opens a workstation on its data folder. Throws a Failure `busy` when another process has the folder. */
export async function createWorkstation(options: WorkstationOptions): Promise<Workstation> {
  ensureFolder(options.dataDir);
  if (process.platform !== 'win32') chmodSync(options.dataDir, 0o700);
  const unlock = await lockDataFolder(options.dataDir);
  const core = await openCore(options);
  const dispatcher = dispatcherOf(core, options.strict ?? false);
  return {
    connect: (listener) => connect(core, dispatcher, listener),
    async close() {
      await core.close();
      unlock();
    },
  };
}

function dispatcherOf(core: WorkstationCore, strict: boolean): Dispatcher<Caller> {
  return createDispatcher<Caller>({
    handlers: {
      ...bindServices(serviceHandlers),
      ...sessionHandlers,
      ...recoveryHandlers,
      ...policyHandlers,
      ...emergencyHandlers,
      ...administrationHandlers,
      ...auditHandlers,
      ...workstationHandlers,
      ...unsentHandlers,
      ...backupHandlers,
      ...updateHandlers,
    },
    audit: auditCall,
    opensInEmergency,
    auditEmergency,
    report: (channel, error) => {
      if (error instanceof Failure && error.kind === 'corrupt') core.noteDamage();
      return core.log.report(channel, error);
    },
    checkOutputs: strict,
  });
}

function connect(core: WorkstationCore, dispatcher: Dispatcher<Caller>, listener: EventListener): Link {
  const connection = new Connection(listener, core.options.monotonic);
  core.connections.add(connection);
  return {
    call(channel, input) {
      refresh(core, connection);
      return dispatcher.call(callerOf(core, connection), channel, input);
    },
    close: () => core.connections.delete(connection),
  };
}

/** The record decides at every call: a leaver is out, and a new role counts, as soon as that has arrived here. */
function refresh(core: WorkstationCore, connection: Connection): void {
  const { staff, phase } = connection.session;
  if (staff === null || !core.host.isOpen) return;
  try {
    const now = core.activeStaff(staff.staffId);
    if (now === null) connection.become(signedOut);
    else connection.update({ phase, staff: now });
  } catch (error) {
    // A store that cannot be read answers its own failure to the call itself; nobody gains a right by it.
    core.log.report('session', error);
  }
}

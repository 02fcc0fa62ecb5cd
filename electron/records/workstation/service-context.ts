/** What a use case is given for one call, and use cases bound to the dispatcher. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { BoundHandler } from '../dispatch.ts';
import type { ServiceContext } from '../services/context.ts';
import type { Caller } from './caller.ts';
import type { WorkstationCore } from './core.ts';

/** A use case of any channel; its input was parsed by that channel's schema. */
export type AnyHandler = (context: ServiceContext, input: never) => unknown;

/** Use cases as the dispatcher calls them. */
export function bindServices(
  handlers: Readonly<Record<string, AnyHandler>>,
): Record<string, BoundHandler<Caller>> {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (caller: Caller, input: never) => handler(serviceContext(caller), input),
    ]),
  );
}

function serviceContext(caller: Caller): ServiceContext {
  const { core, session } = caller;
  const { staff } = session;
  if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  return {
    ...workingContext(core),
    staff,
    passwordIsRight: async (password) => {
      const right = await core.authenticator.isRight(staff.username, staff.staffId, password);
      if (!right) core.noteFailures();
      return right;
    },
    audit: (event, patient, detail) => {
      caller.audited = true;
      core.noteEvent(staff.staffId, event, patient, detail);
    },
  };
}

/** The part of the context that does not depend on who is signed in; for work that runs by itself, too. */
export function workingContext(
  core: WorkstationCore,
): Omit<ServiceContext, 'staff' | 'passwordIsRight' | 'audit'> {
  return {
    store: core.host.store,
    establishment: { id: core.establishment.id, name: core.establishment.name },
    now: core.options.now,
    newId: core.options.newId,
    packs: core.found.packs,
    followUp: core.followUp,
    release: core.release,
    acct: core.acct,
    propose: core.propose,
    replication: () => core.replicationStatus(),
    sign: (bytes, at) => core.sign(bytes, at),
    emit: (event, payload) => {
      for (const connection of core.connections) connection.emit(event, payload);
    },
  };
}

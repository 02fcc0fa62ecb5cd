/** One call of a channel: the parts of the workstation, and the connection that called. */
import type { ChannelName, Output, Parsed } from '../../../shared/contract/contract.ts';
import type { Session } from '../security/sessions.ts';
import type { Connection } from './connection.ts';
import type { WorkstationCore } from './core.ts';

export interface Caller {
  readonly core: WorkstationCore;
  readonly connection: Connection;
  /** State of the connection at this moment. */
  readonly session: Session;
  /** Set when the handler wrote to the audit trail itself, so that the table of rules does not add a second entry. */
  audited: boolean;
}

/** Handlers of channels that work without a patient's record, some before there is a store. */
export type CallerHandlers<Names extends ChannelName> = {
  readonly [C in Names]: (caller: Caller, input: Parsed<C>) => Output<C> | Promise<Output<C>>;
};

/** The caller of one call. */
export function callerOf(core: WorkstationCore, connection: Connection): Caller {
  return {
    core,
    connection,
    get session() {
      return connection.session;
    },
    audited: false,
  };
}

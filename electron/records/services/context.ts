/** What every use case is given. Use cases are pure Node: no electron, no SQL; time, ids and content come in here. */
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import type { ChannelName, Output, Parsed } from '../../../shared/contract/contract.ts';
import type { EventName, EventPayload, ReplicationStatus } from '../../../shared/contract/workstation.ts';
import type { Role } from '../../../shared/records/people.ts';
import type { ContentPack } from '../../../shared/clinical/index.ts';
import type { AcctContent } from '../content/acct.ts';
import type { FollowUpContent } from '../content/follow-up.ts';
import type { ReleaseContent } from '../content/release.ts';
import type { DetachedSignature } from '../security/signing.ts';
import type { Store } from '../store/store.ts';
import type { Propose } from './followup/proposer.ts';

export interface SignedInStaff {
  readonly staffId: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly registration: string | null;
}

export interface LoadedPack {
  readonly pack: ContentPack;
  readonly hash: string;
}

export interface ServiceContext {
  readonly store: Store;
  readonly staff: SignedInStaff;
  readonly establishment: { readonly id: string; readonly name: string };
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly packs: readonly LoadedPack[];
  /** Outcomes and their rules, bank holidays, figures of the scheduler; throws a Failure `content` where they are damaged. */
  readonly followUp: () => FollowUpContent;
  /** Sections, milestones, editions and wording of release planning; throws a Failure `content` where they are damaged. */
  readonly release: () => ReleaseContent;
  /** What is owed to an ACCT and when, the form of health input, medicines in possession; throws as `followUp` does. */
  readonly acct: () => AcctContent;
  /** Works out a proposal in a thread of its own. */
  readonly propose: Propose;
  readonly replication: () => ReplicationStatus;
  /** True when the password is this person's; for signing. Counts as a sign-in attempt, so guessing is slowed. */
  readonly passwordIsRight: (password: string) => Promise<boolean>;
  /** Signs with the certificate of this workstation; `at` in milliseconds. Throws a Failure `certificate` or `wrong-key`. */
  readonly sign: (bytes: Uint8Array, at: number) => DetachedSignature;
  readonly emit: <E extends EventName>(event: E, payload: EventPayload<E>) => void;
  readonly audit: (event: AuditEvent, patient: string | null, detail: string) => void;
}

export type Handler<C extends ChannelName> = (
  context: ServiceContext,
  input: Parsed<C>,
) => Output<C> | Promise<Output<C>>;

/** Use cases of one area, by channel. */
export type Handlers<Names extends ChannelName> = { readonly [C in Names]: Handler<C> };

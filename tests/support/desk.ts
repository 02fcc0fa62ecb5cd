/** A reception desk for tests: the real use cases on a real encrypted store, called by channel, outputs checked by the contract. */
import { fileURLToPath } from 'node:url';
import { acctContent } from '../../electron/records/content/acct.ts';
import { followUpContent } from '../../electron/records/content/follow-up.ts';
import { releaseContent } from '../../electron/records/content/release.ts';
import { loadPacks } from '../../electron/records/content/load-packs.ts';
import { signDetached } from '../../electron/records/security/signing.ts';
import { handlers } from '../../electron/records/services/index.ts';
import type { ServiceContext, SignedInStaff } from '../../electron/records/services/context.ts';
import { proposer } from '../../electron/records/services/followup/proposer.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { contract, type ChannelName, type Input, type Output } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/workstation.ts';
import type { Role } from '../../shared/records/people.ts';
import { signingIdentity } from './signing.ts';
import { countingIds, draft, temporaryStore, uuid, type TestStore } from './stores.ts';

export const packs = loadPacks(fileURLToPath(new URL('../../resources/clinical', import.meta.url)));
const followUp = followUpContent(fileURLToPath(new URL('../../resources/followup', import.meta.url)));
const acct = acctContent(fileURLToPath(new URL('../../resources/acct', import.meta.url)));
const release = releaseContent(fileURLToPath(new URL('../../resources/release', import.meta.url)));
export const password = 'correct horse';
const propose = proposer();

/** One member of staff of every role that gives care, the same on every workstation. */
export const team: Readonly<Record<string, SignedInStaff>> = Object.fromEntries(
  (
    [
      ['amara', 'nurse', '12A3456E'],
      ['bill', 'nurse', '98B7654E'],
      ['hana', 'healthcare-assistant', null],
      ['mina', 'healthcare-manager', '11C1111E'],
      ['lapsed', 'nurse', null],
      ['rosa', 'release-coordinator', null],
    ] as const
  ).map(([username, role, registration], index) => [
    username,
    { staffId: uuid(0x5a, index + 1), username, name: `Staff ${username}`, role: role as Role, registration },
  ]),
);

type Handled = keyof typeof handlers & ChannelName;

export interface Desk {
  readonly test: TestStore;
  readonly store: Store;
  readonly context: ServiceContext;
  readonly events: { event: EventName; payload: unknown }[];
  call<C extends Handled>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The same workstation with somebody else signed in. */
  as(username: string): Desk;
}

/** A workstation of the establishment LEI with its staff; different `lane`s are different workstations. */
export function aDesk(lane = 1, username = 'amara'): Desk {
  const test = temporaryStore(lane);
  admitTeam(test);
  return deskOn(test, countingIds(0x1000 + lane), username);
}

/** A desk on a store that a test made itself, e.g. one that replicates with a central record. */
export function deskOn(test: TestStore, newId: () => string, username = 'amara'): Desk {
  return deskFor(test, newId, [], username);
}

export function admitTeam(test: TestStore): void {
  test.store.commit(
    Object.values(team).map(({ staffId, ...fields }) =>
      draft('staff', staffId, {
        username: fields.username,
        name: fields.name,
        role: fields.role,
        registration: fields.registration,
        active: true,
      }),
    ),
    { staffId: 'system', establishment: 'LEI' },
  );
}

function deskFor(test: TestStore, newId: () => string, events: Desk['events'], username: string): Desk {
  const context: ServiceContext = {
    store: test.store,
    staff: team[username] as SignedInStaff,
    establishment: { id: 'LEI', name: 'Leeds' },
    now: test.clock,
    newId,
    packs,
    followUp,
    release,
    acct,
    propose,
    replication: () => ({ lastReachedAt: null }) as never,
    sign: (bytes, at) => signDetached(bytes, signingIdentity(), new Date(at)),
    passwordIsRight: (given) => Promise.resolve(given === password),
    emit: (event, payload) => void events.push({ event, payload }),
    audit: () => undefined,
  };
  return {
    test,
    get store() {
      return test.store;
    },
    context,
    events,
    async call(channel, input) {
      const { input: inputs, output: outputs } = contract[channel];
      const parsed = inputs.parse(input);
      const output: unknown = await (handlers[channel] as (c: ServiceContext, i: unknown) => unknown)(
        { ...context, store: test.store },
        parsed,
      );
      return outputs.parse(output) as never;
    },
    as: (other) => deskFor(test, newId, events, other),
  };
}

export const base64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');

/** Carries each workstation's own changes to the other, as the central record would. */
export function exchange(a: Store, b: Store): void {
  carry(a, b);
  carry(b, a);
}

let feedSeq = 0;
function carry(from: Store, to: Store): void {
  const envelopes = from.log.ownAfter(0, 50_000_000);
  const entries = envelopes.map((envelope) => {
    feedSeq += 1;
    const { change, hash } = envelope;
    const { id, clock } = change;
    return {
      feedSeq,
      effectiveMs: clock.ms,
      receivedAt: new Date(clock.ms).toISOString(),
      id,
      hash,
      envelope,
    };
  });
  to.log.applyPage({ scope: `test-${from.log.device}`, epoch: 'test', next: feedSeq + 1, entries });
}

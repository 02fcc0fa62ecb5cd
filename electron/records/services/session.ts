/** Enrolment, first administrator, sign-in, lock. These work before there is a store, so they take the workstation itself. */
import { hostname } from 'node:os';
import type { sessionChannels } from '../../../shared/contract/session.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { establishDeviceSecret } from '../security/device-secret.ts';
import { normaliseUsername } from '../security/keyring-entries.ts';
import { assertGoodPassword } from '../security/passwords.ts';
import { signedOut } from '../security/sessions.ts';
import { activeStaff } from '../security/staff.ts';
import type { Caller, CallerHandlers } from '../workstation/caller.ts';
import { keepFor, takeFor } from '../workstation/kept.ts';
import { meOf, sessionState } from '../workstation/state.ts';
import type { SignedInStaff } from './context.ts';
import { staffDraft } from './staff-draft.ts';

const ok = { ok: true } as const;

export const NOT_FOR_THIS_ROLE =
  'This workstation was enrolled for other roles. Use another one, or ask an administrator to have it enrolled for this role too.';

export const sessionHandlers: CallerHandlers<keyof typeof sessionChannels & `session.${string}`> = {
  'session.state': ({ core, connection }) => sessionState(core, connection),
  'session.enrol': enrol,
  'session.firstAdministrator': firstAdministrator,
  async 'session.signIn'(caller, { username, password }) {
    const staff = await authenticate(caller, username, password);
    noteLeaving(caller);
    caller.connection.become({ phase: 'signed-in', staff });
    caller.core.noteEvent(staff.staffId, 'signed-in', null, '');
    return { me: meOf(staff) };
  },
  async 'session.recoverStore'({ core }, { username, password }) {
    const opened = await core.authenticator.open(username, password);
    try {
      const report = await core.recoverStore(opened.dataKey);
      core.noteFailures();
      return { report };
    } finally {
      opened.dataKey.fill(0);
    }
  },
  'session.signOut'(caller) {
    noteLeaving(caller);
    caller.connection.become(signedOut);
    return ok;
  },
  'session.lock'({ core, connection }) {
    const { phase, staff } = connection.session;
    if (phase !== 'signed-in' || staff === null) return ok;
    connection.become({ phase: 'locked', staff });
    core.noteEvent(staff.staffId, 'locked', null, '');
    core.checkpoint.now();
    return ok;
  },
  'session.keep'({ core, connection }, { kept }) {
    const { staff } = connection.session;
    if (staff === null) throw nobody();
    keepFor(staff.staffId, kept, keptOptions(core));
    return ok;
  },
  'session.kept'({ core, connection }) {
    const { staff } = connection.session;
    if (staff === null) throw nobody();
    return { kept: takeFor(staff.staffId, keptOptions(core)) };
  },
  async 'session.unlock'(caller, { password }) {
    const { phase, staff } = caller.connection.session;
    if (phase !== 'locked' || staff === null) throw nobody();
    const same = await authenticate(caller, staff.username, password);
    caller.connection.become({ phase: 'signed-in', staff: same });
    caller.core.noteEvent(same.staffId, 'unlocked', null, '');
    return { me: meOf(same) };
  },
  async 'session.changePassword'({ core, connection }, { current, next }) {
    const staff = connection.session.staff;
    if (staff === null) throw nobody();
    if (!(await core.authenticator.isRight(staff.username, staff.staffId, current))) {
      throw new Failure('wrong-password', 'The current password is not right.', { field: 'current' });
    }
    assertGoodPassword(next, staff, { field: 'next', demo: core.options.demo });
    await core.keyRing.admit({ ...staff, password: next }, core.host.dataKey);
    return ok;
  },
};

const nobody = () => new Failure('signed-out', 'Nobody is signed in. Sign in first.');

const keptOptions = ({ host, options }: Caller['core']) => ({
  settings: host.store.settings,
  now: options.now(),
  version: options.version,
});

async function enrol({ core }: Caller, { centralUrl, code }: { centralUrl: string; code: string }) {
  const { deviceSecret, random } = core.options;
  if (core.keyRing.exists() || deviceSecret.kind === 'none') {
    throw new Failure('forbidden', 'This workstation is enrolled and in use already.');
  }
  const secret = await establishDeviceSecret(deviceSecret, random);
  const name = hostname() || 'workstation';
  core.enrol(name, await core.options.enrol({ url: centralUrl, code, name }).catch(onItsField), secret);
  return { establishment: core.establishment.name, workstation: name };
}

/** The page's name of the field for the address. */
function onItsField(error: unknown): never {
  if (error instanceof Failure && error.field === 'url') {
    throw new Failure(error.kind, error.message, { field: 'centralUrl', cause: error.cause });
  }
  throw error;
}

/** The store is made before the key ring is written: a ring on disk always has the store that it opens. */
async function firstAdministrator(
  { core }: Caller,
  { username, name, password }: { username: string; name: string; password: string },
) {
  const { establishment, workstation } = core.enrolled.identity;
  assertGoodPassword(password, { username, name }, { field: 'password', demo: core.options.demo });
  const staffId = core.options.newId();
  const person = {
    username: normaliseUsername(username),
    name,
    role: 'administrator',
    registration: null,
  } as const;
  const { recoveryWords } = await core.keyRing.create({ ...person, staffId, password }, (dataKey) =>
    core.host.make(dataKey, workstation, (store) => {
      store.commit([staffDraft(staffId, person)], { staffId, establishment: establishment.id });
    }),
  );
  return { recoveryWords };
}

/** Whose password this is, as the records held here say now. Opens the store when it is the first since the start. */
async function authenticate({ core }: Caller, username: string, password: string): Promise<SignedInStaff> {
  const opened = await core.authenticator.open(username, password).catch((error: unknown) => {
    if (core.host.isOpen) core.noteFailures();
    throw error;
  });
  try {
    await core.openStore(opened.dataKey);
  } finally {
    opened.dataKey.fill(0);
  }
  core.noteFailures();
  const staff = core.activeStaff(opened.staffId);
  await core.assertGranted().catch((error: unknown) => {
    core.noteEvent(opened.staffId, 'sign-in-refused', null, 'central record not reached for too long');
    throw error;
  });
  if (staff !== null) return staff;
  if (activeStaff(core.host.store, opened.staffId) !== null) {
    core.noteEvent(opened.staffId, 'sign-in-refused', null, 'role not of this workstation');
    throw new Failure('forbidden', NOT_FOR_THIS_ROLE);
  }
  core.noteEvent(opened.staffId, 'sign-in-refused', null, 'no active staff record');
  throw new Failure(
    'forbidden',
    'This person has no active staff record here. If this workstation is still collecting its records, try again when it is done; otherwise ask a healthcare manager.',
  );
}

/** Also when somebody else signs in over a session: fast user switching ends the one before. */
function noteLeaving({ core, connection }: Caller): void {
  const { staff } = connection.session;
  if (staff !== null) core.noteEvent(staff.staffId, 'signed-out', null, '');
}

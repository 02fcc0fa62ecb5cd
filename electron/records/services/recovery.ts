/** The recovery words as a way in (docs/decisions/0082), their drill, and enrolling again after the keychain was lost. */
import { z } from 'zod';
import { instantSchema } from '../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../shared/contract/contract.ts';
import type { keyChannels } from '../../../shared/contract/keys.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { readDeviceSecret } from '../security/device-secret.ts';
import { normaliseUsername } from '../security/keyring-entries.ts';
import { assertGoodPassword } from '../security/passwords.ts';
import { signedOut } from '../security/sessions.ts';
import { staffNamed, staffOf } from '../security/staff.ts';
import type { Store } from '../store/store.ts';
import type { Caller, CallerHandlers } from '../workstation/caller.ts';
import type { WorkstationCore } from '../workstation/core.ts';
import type { SignedInStaff } from './context.ts';
import { staffDraft } from './staff-draft.ts';

const DRILL = 'recovery.drill';
const WORDS_MADE = 'recovery.wordsMadeAt';
const drillSchema = z.object({ at: instantSchema, by: z.string() });

export const recoveryHandlers: CallerHandlers<keyof typeof keyChannels> = {
  'session.recoverWithWords': recover,
  'session.recoveryDrill': drill,
  'session.keys': keys,
  'session.enrolAgain': enrolAgain,
};

async function recover(
  { core }: Caller,
  { words, username, password }: Parsed<'session.recoverWithWords'>,
): Promise<Output<'session.recoverWithWords'>> {
  const { keyRing, authenticator } = core.recovering;
  const lost = core.secretLost;
  const dataKey = await authenticator.openWithWords(words).catch((error: unknown) => {
    if (core.host.isOpen) core.noteFailures();
    throw error;
  });
  try {
    await core.openStore(dataKey);
    core.noteFailures();
    const person = administratorNamed(core, username);
    assertGoodPassword(password, person, { field: 'password', demo: core.options.demo });
    const { recoveryWords } = await keyRing.recover({ ...person, password }, dataKey, lost);
    core.noteNewSecret();
    core.host.store.settings.set(WORDS_MADE, new Date(core.options.now()).toISOString());
    const what = lost ? 'new secret of the workstation, new password' : 'new password';
    core.noteEvent(person.staffId, 'recovered-with-words', null, what);
    if (lost) await openAnew(core, dataKey);
    core.grant?.restart();
    return { recoveryWords, sentences: sentencesOf(core, person, lost) };
  } catch (error) {
    // Nobody can sign in to it, so it does not stay open.
    if (core.secretLost) await core.close();
    throw error;
  } finally {
    dataKey.fill(0);
  }
}

/** The link and the signer take the new secret only when the store is opened with it. */
async function openAnew(core: WorkstationCore, dataKey: Buffer): Promise<void> {
  for (const connection of core.connections) connection.become(signedOut);
  await core.close();
  await core.openStore(dataKey);
}

function sentencesOf(core: WorkstationCore, person: SignedInStaff, lost: boolean): string[] {
  return [
    `${person.name} signs in with the new password from now on.`,
    'The words that you typed are spent. Destroy their paper when the new words are locked away.',
    ...(lost
      ? [
          'Nobody else can sign in on this workstation now. Admit everybody again on the page Staff, each with a new password.',
        ]
      : []),
    ...(core.identityLost
      ? [
          'This workstation also has to be enrolled again, on the page Workstation. The records are kept; nothing is sent until then.',
        ]
      : []),
  ];
}

/** An active administrator; where there is none any more, the person named becomes one. */
function administratorNamed(core: WorkstationCore, username: string): SignedInStaff {
  const { store } = core.host;
  const active = activeAdministrators(store);
  const name = normaliseUsername(username);
  const found = active.find((person) => person.username === name);
  if (found !== undefined) return found;
  if (active.length > 0) {
    const names = active.map((person) => `${person.name} (${person.username})`).join(', ');
    throw new Failure('invalid', `This is no administrator’s user name. Administrators here: ${names}.`, {
      field: 'username',
    });
  }
  const record = staffNamed(store, name)[0];
  const person = record && staffOf(record);
  if (record === undefined || !person) {
    throw new Failure('invalid', 'No administrator is left here, and nobody of this user name is held.', {
      field: 'username',
    });
  }
  const draft = staffDraft(record.id, { ...person, role: 'administrator' }, true, record);
  store.commit([draft], { staffId: record.id, establishment: core.establishment.id });
  return { ...person, role: 'administrator' };
}

function activeAdministrators(store: Store): SignedInStaff[] {
  return store.recordsOfType('staff').flatMap((record) => {
    const person = record.fields['active']?.value === true ? staffOf(record) : null;
    return person?.role === 'administrator' ? [person] : [];
  });
}

async function drill(
  { core, session }: Caller,
  { words }: Parsed<'session.recoveryDrill'>,
): Promise<Output<'session.recoveryDrill'>> {
  const { staff } = session;
  if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  try {
    (await core.authenticator.openWithWords(words)).fill(0);
  } finally {
    core.noteFailures();
  }
  const at = new Date(core.options.now()).toISOString();
  core.host.store.settings.set(DRILL, JSON.stringify({ at, by: staff.name }));
  return { at };
}

function keys({ core }: Caller): Output<'session.keys'> {
  const { settings } = core.host.store;
  const drilled = settings.get(DRILL);
  return {
    secretIn: core.options.deviceSecret.kind === 'file' ? 'file' : 'keychain',
    drill: drilled === null ? null : drillSchema.parse(JSON.parse(drilled)),
    wordsMadeAt: settings.get(WORDS_MADE),
    enrolAgain: mayEnrolAgain(core),
  };
}

/** Its own key is lost, or the central record refuses what it shows: expired, withdrawn, or of an authority that is no more. */
const mayEnrolAgain = (core: WorkstationCore): boolean =>
  core.identityLost || core.link?.status().state === 'attention';

async function enrolAgain(
  { core }: Caller,
  { centralUrl, code }: Parsed<'session.enrolAgain'>,
): Promise<{ ok: true }> {
  if (!mayEnrolAgain(core))
    throw new Failure(
      'conflict',
      'The central record knows this workstation. It need not be enrolled again.',
    );
  const { deviceSecret } = core.options;
  const secret = deviceSecret.kind === 'none' ? null : await readDeviceSecret(deviceSecret);
  if (secret === null)
    throw new Failure('wrong-key', 'The secret of this workstation cannot be read. Nothing was changed.');
  const { name } = core.enrolled;
  const fresh = await core.options.enrol({ url: centralUrl, code, name });
  if (fresh.establishment.id !== core.establishment.id) {
    throw new Failure(
      'forbidden',
      `This code is of ${fresh.establishment.name}, and the records here are of ${core.establishment.name}. Ask for a code of ${core.establishment.name}.`,
      { field: 'code' },
    );
  }
  await core.enrolAgain(name, fresh, secret);
  return { ok: true };
}

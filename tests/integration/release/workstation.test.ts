/** Packs on a whole workstation: the real password, the certificate it was enrolled with, the night's work when it is opened. */
import { afterEach, expect, it } from 'vitest';
import { verifyDetached } from '../../../electron/records/security/signing.ts';
import { createWorkstation } from '../../../electron/records/workstation.ts';
import { begin, signIn } from '../../support/reception-folder.ts';
import { signingAuthority, signingIdentity } from '../../support/signing.ts';
import { testStart } from '../../support/stores.ts';
import {
  connectTo,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
  unreachableIdentity,
} from '../../support/workstation.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const offset = testStart - Date.now();
const now = (): number => Date.now() + offset;

async function opened(identity = {}) {
  const { folder, remove } = temporaryFolder();
  ends.push(remove);
  const enrol = () => Promise.resolve({ ...unreachableIdentity(), ...identity });
  const { workstation } = await preparedWorkstation(folder, ['nurse'], { now, enrol });
  await workstation.close();
  const again = await createWorkstation(testOptions(folder, { now }));
  ends.push(() => again.close());
  const nurse = connectTo(again);
  await nurse.ask('session.signIn', signIn);
  const { stayId } = await begin(nurse, 'Okafor', now() - 1_800_000);
  const preview = { stayId, kind: 'release', edition: 'partner' } as const;
  const { hash } = await nurse.ask('release.preview', preview);
  const editions = [{ edition: 'partner' as const, previewHash: hash }];
  const wish = { stayId, kind: 'release' as const, editions, recipients: [] };
  return { nurse, wish };
}

it('asks for the real password, signs with the certificate of the enrolment, and builds what a night has missed', async () => {
  const { nurse, wish } = await opened({
    ...signingIdentity(),
    authority: signingAuthority().certificate,
  });
  expect(await nurse.refused('release.release', { ...wish, password: 'not it' })).toMatchObject({
    kind: 'wrong-password',
  });
  const { pack } = await nurse.ask('release.release', { ...wish, password: signIn.password });
  const pdf = Buffer.from('%PDF-1.7 Siân');
  const asked = { packId: pack.id, edition: 'partner' as const };
  const kept = await nurse.ask('release.keepPdf', { ...asked, pdf: pdf.toString('base64') });
  const verdict = verifyDetached(pdf, Buffer.from(kept.signature, 'base64'), signingAuthority().certificate);
  expect(verdict).toMatchObject({ right: true });
  expect((await nurse.ask('release.keptPdf', asked)).signature).toBe(kept.signature);
  // Opened after a night: what stands ready was looked at without anybody asking.
  await expect.poll(async () => (await nurse.ask('release.ready', {})).lastRunAt).not.toBeNull();
});

it('says in words that it cannot sign, and keeps no PDF then', async () => {
  const { nurse, wish } = await opened();
  const { pack } = await nurse.ask('release.release', { ...wish, password: signIn.password });
  const asked = { packId: pack.id, edition: 'partner' as const };
  const refused = await nurse.refused('release.keepPdf', { ...asked, pdf: btoa('%PDF-1.7') });
  expect(refused).toMatchObject({ kind: 'certificate', sentence: expect.stringMatching(/cannot sign/) });
  expect(await nurse.ask('release.keptPdf', asked)).toEqual({ pdf: null, pdfHash: null, signature: null });
});

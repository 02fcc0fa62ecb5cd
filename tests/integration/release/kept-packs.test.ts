/** What is kept of a released pack: its log of copies, the words of older content, and the first PDF with its signature. */
import { expect, it } from 'vitest';
import { verifyDetached } from '../../../electron/records/security/signing.ts';
import { releasePackHandlers } from '../../../electron/records/services/release/pack/handlers.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { exchange, password } from '../../support/desk.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { released } from '../../support/release-desk.ts';
import { signingAuthority } from '../../support/signing.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة', nhsNumber: '9990000018' };

it('logs copies, whom they went to and what came back; the second time of printing is copy 2', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const { id: packId } = await released(at, who);
  const log = (what: 'printed' | 'handed', edition: 'clinical' | 'partner' = 'clinical') =>
    at.call('release.printed', {
      packId,
      edition,
      what,
      copies: 1,
      printer: 'Healthcare 1',
      recipient: 'Dr O’Hara',
      method: what === 'handed' ? ('post' as const) : null,
      note: null,
    });
  const copyOf = async () => (await at.call('release.pack', { packId, edition: 'clinical' })).copy;
  expect(await copyOf()).toBe(1);
  expect((await log('printed')).copy).toBe(1);
  expect(await copyOf()).toBe(2);
  expect((await log('printed', 'partner')).copy).toBe(1);
  expect((await log('printed')).copy).toBe(2);
  const { entryId, copy } = await log('handed');
  expect(copy).toBeNull();
  const back = await at.call('release.acknowledged', { entryId, by: 'Reception', note: null });
  await expect(
    at.call('release.acknowledged', { entryId: back.entryId, by: 'x', note: null }),
  ).rejects.toThrow(/acknowledgement itself/);
  expect((await at.call('release.packs', { stayId: who.stayId })).log).toMatchObject([
    { what: 'acknowledged', of: entryId, acknowledgedBy: 'Reception', by: 'Staff rosa' },
    { what: 'handed', method: 'post', recipient: 'Dr O’Hara' },
    { what: 'printed', copy: 2 },
    { what: 'printed', copy: 1, edition: 'partner' },
    { what: 'printed', copy: 1, printer: 'Healthcare 1' },
  ]);
});

it('shows a version of older content as it was released, and says so', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const content = at.context.release();
  const before = { ...content, version: '0.9', hash: 'ab'.repeat(32) };
  const old = { ...at, context: { ...at.context, release: () => before } };
  const previewed = await releasePackHandlers['release.preview'](old.context, {
    stayId: who.stayId,
    kind: 'release',
    edition: 'clinical',
  });
  const { pack } = await releasePackHandlers['release.release'](old.context, {
    stayId: who.stayId,
    kind: 'release',
    recipients: [],
    password,
    editions: [{ edition: 'clinical', previewHash: previewed.hash }],
  });
  expect(pack.olderContent).toBe(false);
  const shown = await at.call('release.pack', { packId: pack.id, edition: 'clinical' });
  expect(shown.pack).toMatchObject({ olderContent: true, contentVersion: '0.9' });
  expect(shown.document).toMatchObject({ contentVersion: '0.9', released: { number: 1 } });
});

it('keeps the first PDF of an edition with its signature; elsewhere its hash and signature are known', async () => {
  const [one, two] = [desk(1, 'rosa'), desk(2, 'mina')];
  const who = somebody(one, 1, oneil);
  const { id: packId } = await released(one, who, ['clinical']);
  const pdf = Buffer.from('%PDF-1.7 one');
  const keep = (bytes: Buffer) =>
    one.call('release.keepPdf', { packId, edition: 'clinical', pdf: bytes.toString('base64') });
  await expect(keep(Buffer.from('<html>'))).rejects.toThrow(/no PDF/);
  const kept = await keep(pdf);
  const signature = Buffer.from(kept.signature, 'base64');
  expect(verifyDetached(pdf, signature, signingAuthority().certificate).right).toBe(true);
  expect(await keep(Buffer.from('%PDF-1.7 two'))).toEqual(kept);
  const asked = { packId, edition: 'clinical' as const };
  expect(Buffer.from((await one.call('release.keptPdf', asked)).pdf ?? '', 'base64').equals(pdf)).toBe(true);
  expect(one.store.recordsWhere('pack-signature', 'pack', packId)).toHaveLength(1);
  exchange(one.store, two.store);
  expect(await two.call('release.keptPdf', asked)).toEqual({
    pdf: null,
    pdfHash: kept.pdfHash,
    signature: kept.signature,
  });
});

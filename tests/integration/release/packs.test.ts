/** Preview and release of packs on real encrypted stores. */
import { expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { leaves, somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';
import { preview, released, section } from '../../support/release-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة', nhsNumber: '9990000018' };

const setDate = (at: Desk, { stayId }: Somebody, date: string) =>
  at.call('release.setDate', { stayId, date, source: 'Feed', note: null });
const sectionOf = async (at: Desk, who: Somebody, edition: Parameters<typeof preview>[2], id: string) =>
  (await preview(at, who, edition)).document.sections.find((each) => each.id === id);

it('prints what is not arranged as a gap with its reason, and tells "none known" from "nobody asked"', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  expect(await sectionOf(at, who, 'clinical', 'naloxone')).toMatchObject({
    state: 'gap',
    gap: 'Not arranged: nobody has said yet whether it is needed.',
  });
  await section(at, who, 'naloxone', 'declined', {}, 'Has some at home');
  expect(await sectionOf(at, who, 'clinical', 'naloxone')).toMatchObject({
    gap: 'Not arranged: declined. Has some at home.',
  });
  expect(await sectionOf(at, who, 'patient-held', 'naloxone')).toMatchObject({
    gap: 'This is not arranged yet. Reason: declined. Has some at home.',
  });
  await section(at, who, 'naloxone', 'not-needed');
  expect(await sectionOf(at, who, 'clinical', 'naloxone')).toMatchObject({ state: 'none-recorded' });
  expect(await sectionOf(at, who, 'patient-held', 'naloxone')).toBeUndefined();
  expect(await sectionOf(at, who, 'clinical', 'allergies')).toMatchObject({
    state: 'none-recorded',
    gap: 'Not known: nobody has recorded whether there are allergies.',
    facts: [{ state: 'not-asked' }],
  });
  const asked = somebody(at, 2, { ...oneil, allergyState: 'none-known' });
  expect(await sectionOf(at, asked, 'clinical', 'allergies')).toMatchObject({
    gap: 'No known allergies.',
    facts: [{ state: 'none-known' }],
  });
  for (const edition of ['clinical', 'patient-held', 'partner'] as const)
    for (const { state, gap, entries, table, lines, id } of (await preview(at, who, edition)).document
      .sections)
      expect(
        [gap, ...lines, ...entries, ...(table?.rows ?? [])].filter(Boolean),
        `${id} ${state}`,
      ).not.toEqual([]);
});

it('speaks to the person in plain words: one idea a line, dates in full, who, where, phone, what to bring', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, { ...oneil, dateOfBirth: '1988-02-29' });
  await section(at, who, 'substance-misuse', 'done', {
    provider: 'Forward Leeds',
    with: 'Ms Ní Dhónaill',
    on: '2026-03-03',
    at: '10:00',
    place: '12 Court Lane',
    phone: '0113 496 0123',
    bring: 'This letter',
  });
  const { document, problems } = await preview(at, who, 'patient-held');
  expect(document).toMatchObject({ easyRead: true, neutral: true, title: 'My health plan', dataState: null });
  expect(document.sections.find(({ id }) => id === 'substance-misuse')?.lines).toEqual([
    'Forward Leeds',
    'Who: Ms Ní Dhónaill',
    'When: Tuesday 3 March 2026, 10am',
    'Where: 12 Court Lane',
    'Phone: 0113 496 0123',
    'Bring: This letter',
  ]);
  expect(document.subject).toEqual({
    name: "O'NEILL, سارة",
    born: 'Monday 29 February 1988',
    nhsNumber: '999 000 0018',
  });
  expect(problems).toEqual([]);
});

it('freezes a numbered version of what was previewed, after the password, and refuses anything else', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  await expect(released(at, who, ['clinical'], { password: 'wrong' })).rejects.toMatchObject({
    kind: 'wrong-password',
  });
  expect((await at.call('release.packs', { stayId: who.stayId })).packs).toEqual([]);
  const first = await released(at, who);
  expect(first).toMatchObject({
    number: 1,
    releasedBy: 'Staff rosa',
    dataState: 'Central record not reached yet by this workstation',
    editions: ['clinical', 'patient-held', 'partner'],
    olderContent: false,
    sameNumber: false,
  });
  expect(first.gaps.find((gap) => gap.section === 'naloxone')?.words).toMatch(/^Not arranged: /);
  travel(at, '2026-11-22T20:00:00Z');
  const second = await released(at, who, ['clinical']);
  expect(second.number).toBe(2);
  expect(second.hash).not.toBe(first.hash);
  const { packs } = await at.call('release.packs', { stayId: who.stayId });
  expect(packs.map(({ number }) => number)).toEqual([2, 1]);
  const shown = await at.call('release.pack', { packId: first.id, edition: 'partner' });
  expect(shown.document).toMatchObject({ edition: 'partner', released: { number: 1, by: 'Staff rosa' } });
  await expect(at.call('release.pack', { packId: second.id, edition: 'partner' })).rejects.toThrow(
    /without that edition/,
  );
});

it('refuses in words when the plan, the date or the stay has changed while the preview was open', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const { hash } = await preview(at, who, 'partner');
  const release = (previewHash: string) =>
    released(at, who, [], { editions: [{ edition: 'partner', previewHash }] });
  await setDate(at, who, '2026-12-18');
  await expect(release(hash)).rejects.toThrow(
    /changed since the preview\. The release date is now 18-Dec-2026\. Nothing was released\. Read the preview again/,
  );
  const moved = (await preview(at, who, 'partner')).hash;
  await section(at, who, 'accommodation', 'needed');
  await expect(release(moved)).rejects.toMatchObject({ kind: 'conflict' });
  const last = (await preview(at, who, 'partner')).hash;
  leaves(at, who);
  await expect(release(last)).rejects.toThrow(/person left on 22-Nov-2026 19:40\. Nothing was released/);
  expect((await at.call('release.packs', { stayId: who.stayId })).packs).toEqual([]);
});

it('releases to nobody whom the person did not agree to, or not to this edition', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const { stayId } = who;
  const share = {
    stayId,
    id: null,
    kind: 'reconnect' as const,
    name: 'RECONNECT Leeds',
    address: null,
    contact: null,
    odsCode: null,
    decision: 'refused' as const,
    reason: null,
    editions: ['partner' as const],
    capacity: 'yes' as const,
    bestInterests: null,
    witness: null,
    expiresOn: null,
  };
  const { id } = await at.call('release.saveShare', share);
  const to = (consentId: string | null, edition: 'partner' | 'clinical' | 'patient-held' = 'partner') =>
    released(at, who, ['clinical', 'patient-held', 'partner'], {
      recipients: [{ consentId, kind: edition === 'patient-held' ? 'patient' : 'reconnect', edition }],
    });
  await expect(to(id)).rejects.toThrow(/RECONNECT Leeds: The person refused\. Nothing was released/);
  await expect(to(null)).rejects.toThrow(/has not been asked/);
  await at.call('release.saveShare', { ...share, id, decision: 'consented' });
  await expect(to(id, 'clinical')).rejects.toThrow(/not meant for this kind/);
  expect((await to(id)).recipients).toEqual([
    { kind: 'reconnect', name: 'RECONNECT Leeds', edition: 'partner' },
  ]);
  expect((await to(null, 'patient-held')).recipients).toMatchObject([{ name: "O'NEILL, سارة" }]);
});

it('does not release a neutral edition that tells of custody, or a short supply without its reason', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  await section(at, who, 'accommodation', 'done', { kind: 'settled', address: '3 Prison Road' });
  const [problem] = (await preview(at, who, 'partner')).problems;
  expect(problem).toMatchObject({ section: 'accommodation', words: expect.stringMatching(/“prison”/) });
  await expect(released(at, who, ['partner'])).rejects.toThrow(/“prison” tells where the person was/);
  await section(at, who, 'accommodation', 'done', { kind: 'settled', address: '3 Court Lane' });
  expect((await preview(at, who, 'partner')).problems).toEqual([]);
  const values = { drug: 'Sertraline', dose: '50 mg', frequency: null, critical: null, state: 'current' };
  at.store.commit([draft('medicine', uuid(0x3d, 1), values, who.patientId)], nurse);
  const { problems, document } = await preview(at, who, 'clinical');
  expect(problems).toMatchObject([{ section: 'medicine-list', words: expect.stringMatching(/Sertraline/) }]);
  expect(document.sections.find(({ id }) => id === 'medicine-list')).toMatchObject({
    state: 'gap',
    gap: 'Not arranged: Sertraline: No supply and no prescription is arranged. Reason: none was written down.',
  });
  expect(
    (await preview(at, who, 'patient-held')).document.sections.find(({ id }) => id === 'medicine-list'),
  ).toMatchObject({
    lines: [
      'Medicine: Sertraline',
      'Dose: 50 mg',
      'Supply: Not arranged',
      'Your medicines are not arranged yet.',
    ],
  });
  await expect(released(at, who, ['clinical'])).rejects.toThrow(/Sertraline/);
});

it('keeps both versions when two coordinators release at once, and shows that they have one number', async () => {
  const [one, two] = [desk(1, 'rosa'), desk(2, 'mina')];
  const who = somebody(one, 1, oneil);
  exchange(one.store, two.store);
  const first = await released(one, who);
  const second = await released(two, who);
  exchange(one.store, two.store);
  for (const at of [one, two]) {
    const { packs } = await at.call('release.packs', { stayId: who.stayId });
    expect(packs.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(packs.map(({ number, sameNumber, releasedBy }) => [number, sameNumber, releasedBy])).toEqual(
      expect.arrayContaining([
        [1, true, 'Staff rosa'],
        [1, true, 'Staff mina'],
      ]),
    );
    const { document } = await at.call('release.pack', { packId: first.id, edition: 'clinical' });
    expect(document.released?.by).toBe('Staff rosa');
  }
  expect((await released(two, who)).number).toBe(2);
});

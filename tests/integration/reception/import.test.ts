/** Feeds: the rows that can be read go in once, wrong ones are reported, and what staff corrected is not overwritten. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anArrival, anEscortRecord, anIdentity, arrivals } from '../../support/builders.ts';
import { desksOfTest, importRows, today } from '../../support/at-desk.ts';
import { base64, exchange } from '../../support/desk.ts';

const desk = desksOfTest();

describe('importing arrivals', () => {
  it('twice changes nothing, and writes nothing', async () => {
    const at = desk();
    const rows = arrivals(120);
    expect(await importRows(at, rows)).toMatchObject({
      kind: 'arrivals',
      read: 120,
      added: 120,
      problems: [],
    });
    const { changes } = at.store.counts();
    expect(await importRows(at, rows, 'again.json')).toMatchObject({ added: 0, unchanged: 120, updated: 0 });
    expect(at.store.counts().changes).toBe(changes);
    expect(at.events.filter(({ event }) => event === 'importProgress').length).toBeGreaterThan(2);
    const { lastImports } = await at.call('reception.board', { date: today });
    expect(lastImports.map((report) => report.file)).toEqual(['again.json', 'arrivals.json']);
  });

  it('on two workstations without a network makes one record of each', async () => {
    const [a, b] = [desk(1), desk(2)];
    await importRows(a, arrivals(3));
    await importRows(b, arrivals(3));
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const { rows } = await at.call('reception.board', { date: today });
      expect(rows).toHaveLength(3);
      expect(rows.every((row) => row.conflicts === 0)).toBe(true);
    }
  });

  it('updates only what the feed says differently, and leaves what staff decided', async () => {
    const at = desk();
    await importRows(at, [anArrival()]);
    const { rows } = await at.call('reception.board', { date: today });
    const id = rows[0]?.arrivalId ?? '';
    const key = { type: 'arrival', id };
    at.store.commit(
      [
        {
          record: key,
          patient: null,
          fields: { surname: { value: 'Okafor-Bell', replaces: at.store.seen(key, 'surname') } },
        },
      ],
      { staffId: 'staff', establishment: 'LEI' },
    );
    expect(await importRows(at, [anArrival()])).toMatchObject({ unchanged: 1, updated: 0 });
    const later = anArrival({ fromLocation: 'Bradford Crown Court' });
    expect(await importRows(at, [later])).toMatchObject({ unchanged: 0, updated: 1 });
    const record = at.store.record('arrival', id);
    expect(record?.fields['surname']?.value).toBe('Okafor-Bell');
    expect(record?.fields['fromLocation']).toMatchObject({ value: 'Bradford Crown Court', conflict: false });
  });

  it('takes people with hard names, nothing but a name, and no date of birth', async () => {
    const at = desk();
    const people = [
      { lastName: "O'Connor-Smythe", firstName: 'Seán Óg' },
      { lastName: 'Madonna', firstName: '' },
      { lastName: 'الحسن', firstName: 'محمد' },
      { lastName: 'Nguyễn', firstName: 'Văn Anh', dateOfBirth: null },
    ].map((person, index) => {
      const id = `476d47a3-013a-4772-94c7-5d043b0d000${index}`;
      return anArrival({ ...(person as Record<string, string | null>), id });
    });
    expect(await importRows(at, people)).toMatchObject({ added: 4 });
    const { rows } = await at.call('reception.board', { date: today });
    expect(rows.map((row) => row.surname)).toEqual(
      expect.arrayContaining(["O'Connor-Smythe", 'Madonna', 'الحسن', 'Nguyễn']),
    );
    expect(rows.find((row) => row.surname === 'Nguyễn')?.warnings).toContain('Date of birth not known');
  });

  it('reports wrong rows by line and takes the rest; refuses what is no list', async () => {
    const at = desk();
    const mixed = [anArrival(), { id: 'x', firstName: '', lastName: '', date: today }, { nothing: true }];
    const report = await importRows(at, JSON.stringify(mixed, null, 2));
    expect(report).toMatchObject({ added: 1 });
    expect(report.problems.length).toBeGreaterThanOrEqual(2);
    expect(report.problems.every((problem) => problem.reason.length > 10)).toBe(true);
    for (const broken of ['[{"id": 1', '\u0000\u0001', '<html></html>', '']) {
      expect(await importRows(at, broken, 'broken.json')).toMatchObject({ kind: 'unreadable', added: 0 });
    }
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]).toString('base64');
    const odd = await at.call('reception.import', { fileName: 'odd.csv', base64: bytes });
    expect(odd.problems.length).toBeGreaterThan(0);
  });

  it('does not expect a prisoner-search record again the next day, and adds what it knows to people held', async () => {
    const at = desk();
    const record = {
      prisonerNumber: 'A9460DY',
      firstName: 'DANIEL',
      lastName: 'OKAFOR',
      dateOfBirth: '1988-02-29',
      gender: 'Male',
      status: 'ACTIVE IN',
      pncNumber: '12/394773H',
      alerts: [{ alertType: 'H', alertCode: 'HA', active: true, expired: false }],
    };
    await importRows(at, [anArrival()]);
    const arrivalId = (await at.call('reception.board', { date: today })).rows[0]?.arrivalId ?? '';
    const { patientId } = await at.call('reception.arrived', {
      arrivalId,
      arrivedAt: '2026-11-22T19:00:00Z',
      who: { is: 'new', identity: anIdentity({ prisonNumber: 'a9460dy' }), setAside: [] },
    });
    const report = await importRows(at, record, 'search.json');
    expect(report).toMatchObject({ kind: 'prisoner-search', added: 0, updated: 1 });
    const banner = await at.call('patients.banner', { patientId });
    expect(banner.person.pncNumber).toBe('12/394773H');
    expect(banner.alerts).toMatchObject([{ code: 'HA' }]);
    expect(await importRows(at, record, 'search.json')).toMatchObject({ unchanged: 1, updated: 0 });
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row?.flags).toContainEqual({ kind: 'acct', text: 'ACCT open' });
  });
});

describe('importing escort records', () => {
  it('puts each with the one person it surely belongs to, once, and reports the others', async () => {
    const at = desk();
    await importRows(at, [
      anArrival(),
      anArrival({ id: '476d47a3-013a-4772-94c7-5d043b0d0999', firstName: 'Daniela' }),
    ]);
    const first = await importRows(at, anEscortRecord(), 'per.json');
    expect(first).toMatchObject({ kind: 'per', added: 1, problems: [] });
    expect(await importRows(at, anEscortRecord(), 'per.json')).toMatchObject({ added: 0, unchanged: 1 });
    const stranger = anEscortRecord({}, { last_name: 'Nobody', first_names: 'Here' });
    const other = await importRows(at, stranger, 'per2.json');
    expect(other.added).toBe(0);
    expect(other.problems[0]?.reason).toMatch(/Nobody expected or here/);
    const { rows } = await at.call('reception.board', { date: today });
    expect(rows.filter((row) => row.hasEscortRecord).map((row) => row.forenames)).toEqual(['Daniel']);
  });
});

describe('the published samples', () => {
  const samples = new URL('../../../../shared/data/hmpps/arrivals/', import.meta.url);
  it.skipIf(!existsSync(samples))('all go in', async () => {
    const at = desk();
    for (const file of [
      'arrival.json',
      'arrivals.json',
      'arrivals-with-missing-dob.json',
      'transfers.json',
    ]) {
      const text = readFileSync(new URL(file, samples), 'utf8');
      const report = await at.call('reception.import', { fileName: file, base64: base64(text) });
      expect(report.added, file).toBeGreaterThan(0);
      expect(report.problems, file).toEqual([]);
    }
  });
});

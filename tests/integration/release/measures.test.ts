/** Measures of release: what they come to is what reading every record by hand comes to, and every number opens its people. */
import { expect, it } from 'vitest';
import { contract, type Input } from '../../../shared/contract/contract.ts';
import type { Json } from '../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import { addCivilDays, civilDateOf, civilDaysFrom } from '../../../shared/followup/clock.ts';
import { derivedId } from '../../../electron/records/services/common/ids.ts';
import { releaseMeasuresHere } from '../../../electron/records/services/release/measures/measures.ts';
import { auditRules } from '../../../electron/records/security/audit-events.ts';
import { seeded } from '../../bench/figures.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { draft, nurse, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const period = { from: '2026-11-01', to: '2026-11-20' };
const PEOPLE = 160;
const at = { by: 'x', at: '2026-11-01T10:00:00.000+00:00' };

/** People who left in and around the period, by release and otherwise, with whatever a plan may say. */
function aPrison(): Desk {
  const here = desk(1, 'mina');
  const random = seeded(17);
  const pick = <T>(...of: T[]): T => of[Math.floor(random() * of.length)] as T;
  for (let n = 1; n <= PEOPLE; n += 1) {
    const day = addCivilDays('2026-10-25', Math.floor(random() * 30));
    const departedAt = random() < 0.1 ? null : `${day}T${pick('00:10', '09:30', '23:50')}:00.000+00:00`;
    const departure = departedAt === null ? null : pick('release', 'release', 'release', 'transfer');
    const stay = { arrivedAt: '2026-09-01T19:00:00.000+01:00', departedAt, departure };
    const { patientId, stayId } = somebody(here, n, { surname: `O'Neill-${n}`, forenames: 'سارة' }, stay);
    const state = () => pick('not-assessed', 'needed', 'not-needed', 'in-progress', 'done', 'declined');
    const plan: Record<string, Json> = { stay: stayId };
    for (const section of ['gp-registration', 'medicines', 'substance-misuse', 'reconnect'])
      if (random() < 0.8) plan[`section.${section}`] = { state: state(), reason: null, ...at };
    if (random() < 0.7) plan['detail.gp-registration.answer'] = pick('accepted', 'awaited', 'declined');
    if (random() < 0.7) plan['detail.substance-misuse.on'] = addCivilDays(day, Math.floor(random() * 50) - 5);
    if (random() < 0.5) plan['detail.reconnect.offered'] = pick(true, false);
    if (random() < 0.2)
      plan['leftUnplanned'] = {
        event: pick('released-now', 'did-not-return-from-court'),
        leftAt: at.at,
        note: null,
        ...at,
      };
    const drafts =
      random() < 0.9 ? [draft('release-plan', derivedId.releasePlan(stayId), plan, patientId)] : [];
    for (let item = 0; item < Math.floor(random() * 3); item += 1) {
      const values = {
        stay: stayId,
        drug: `Drug ${item}`,
        supply: pick('to-take-out', 'prescription', 'none', null),
        days: pick(null, 3, 6, 7, 28),
        reason: null,
        state: pick('current', 'current', 'stopped', 'entered-in-error'),
      };
      drafts.push(draft('release-medicine', uuid(0xe0 + item, n), values, patientId));
    }
    for (let number = 1; number <= Math.floor(random() * 3); number += 1) {
      const gaps = ['naloxone', 'gp-registration', 'allergies']
        .filter(() => random() < 0.3)
        .map((section) => ({ section, words: 'Not arranged: nobody has said.' }));
      const releasedAt = `2026-10-2${number}T10:00:00.000+00:00`;
      const kind = pick('release', 'unplanned', 'transfer');
      const values = { stay: stayId, number, releasedAt, kind, gaps };
      drafts.push(draft('handover-pack', uuid(0xf0 + number, n), values, patientId));
    }
    if (drafts.length > 0) here.store.commit(drafts, nurse);
  }
  return here;
}

const text = (record: FoldedRecord | undefined, field: string) =>
  (record?.fields[field]?.value ?? null) as string | null;

/** By the book, slowly: every stay with all of its records. Parts are counted, missed, left out. */
function byHand({ store }: Desk) {
  const counts: Record<string, [number, number, number]> = {};
  const add = (name: string, part: 0 | 1 | 2) => ((counts[name] ??= [0, 0, 0])[part] += 1);
  const gaps: Record<string, number> = {};
  let releases = 0;
  let unplanned = 0;
  for (const stay of store.recordsOfType('stay')) {
    const left = text(stay, 'departedAt');
    if (left === null || text(stay, 'departure') !== 'release') continue;
    const on = civilDateOf(left);
    if (on < period.from || on > period.to) continue;
    releases += 1;
    const own = store.recordsOfPatient(stay.patient ?? '');
    const plan = own.find(({ type }) => type === 'release-plan');
    const state = (id: string) => {
      const said = plan?.fields[`section.${id}`]?.value;
      return said == null ? 'not-assessed' : (said as { state: string }).state;
    };
    if (plan?.fields['leftUnplanned']?.value != null) unplanned += 1;
    const accepted = text(plan, 'detail.gp-registration.answer') === 'accepted';
    const gp = state('gp-registration');
    add('gp-registered', gp === 'not-needed' ? 2 : gp === 'done' && accepted ? 0 : 1);
    const current = own.filter(
      (record) => record.type === 'release-medicine' && text(record, 'state') === 'current',
    );
    const isEnough = (medicine: FoldedRecord) =>
      text(medicine, 'supply') === 'prescription' ||
      (text(medicine, 'supply') === 'to-take-out' && ((medicine.fields['days']?.value ?? 0) as number) >= 7);
    const none = current.length === 0;
    if (none) add('medicines-supplied', state('medicines') === 'not-needed' ? 2 : 1);
    else add('medicines-supplied', current.every(isEnough) ? 0 : 1);
    const first = text(plan, 'detail.substance-misuse.on');
    const days = first === null ? -1 : civilDaysFrom(on, first);
    const inTime = days >= 0 && days <= 21;
    add('substance-misuse-in-21-days', state('substance-misuse') === 'not-needed' ? 2 : inTime ? 0 : 1);
    const offered =
      plan?.fields['detail.reconnect.offered']?.value === true ||
      ['done', 'declined'].includes(state('reconnect'));
    add('reconnect-offered', state('reconnect') === 'not-needed' ? 2 : offered ? 0 : 1);
    const last = own
      .filter((pack) => pack.type === 'handover-pack' && text(pack, 'kind') !== 'transfer')
      .toSorted((a, b) => ((text(a, 'releasedAt') ?? '') < (text(b, 'releasedAt') ?? '') ? 1 : -1))[0];
    const open = (last?.fields['gaps']?.value ?? []) as { section: string }[];
    add('packs', last === undefined ? 2 : open.length > 0 ? 0 : 1);
    for (const { section } of open) gaps[section] = (gaps[section] ?? 0) + 1;
  }
  return { counts, gaps, releases, unplanned };
}

it('agree with reading every record by hand, and every number opens as many people as it says', async () => {
  const here = aPrison();
  const found = await here.call('release.measures', period);
  const slow = byHand(here);
  expect(slow.releases).toBeGreaterThan(50);
  expect([found.releases, found.unplanned]).toEqual([slow.releases, slow.unplanned]);
  const parts = Object.fromEntries(
    found.ratios.map((ratio) => [
      ratio.id,
      [ratio.numerator, ratio.denominator - ratio.numerator, ratio.excluded],
    ]),
  );
  const { packs, ...ratios } = slow.counts;
  expect(parts).toEqual(ratios);
  expect([found.packsWithGaps, found.packsWithout, found.noPack]).toEqual(packs);
  expect(Object.fromEntries(found.gaps.map(({ section, count }) => [section, count]))).toEqual(slow.gaps);
  expect(found.gaps.map(({ title }) => title)).toContain('Allergies');
  const people = async (
    measure: Input<'release.measured'>['measure'],
    part: 0 | 1 | 2 = 0,
    group: string | null = null,
  ) =>
    (
      await here.call('release.measured', {
        ...period,
        measure,
        part: (['numerator', 'missed', 'excluded'] as const)[part],
        group,
      })
    ).people;
  for (const { id } of found.ratios)
    for (const part of [0, 1, 2] as const) {
      const list = await people(id, part);
      expect(list).toHaveLength(parts[id]?.[part] ?? -1);
      expect(new Set(list.map(({ person }) => person.stayId)).size).toBe(list.length);
      expect(list.every(({ words }) => words.endsWith('.'))).toBe(true);
    }
  for (const part of [0, 1, 2] as const) expect(await people('gaps', part)).toHaveLength(packs?.[part] ?? -1);
  for (const { section, count } of found.gaps) expect(await people('gaps', 0, section)).toHaveLength(count);
  expect(await people('no-pack')).toHaveLength(found.noPack);
  expect(await people('unplanned')).toHaveLength(found.unplanned);
  const all = await people('releases');
  expect(all).toHaveLength(found.releases);
  expect(
    all.every(({ leftAt }) => civilDateOf(leftAt) >= period.from && civilDateOf(leftAt) <= period.to),
  ).toBe(true);
});

const left = {
  arrivedAt: '2026-10-01T18:00:00.000+01:00',
  departedAt: '2026-11-10T09:30:00.000+00:00',
  departure: 'release',
};
const only = async (
  here: Desk,
  measure: Input<'release.measured'>['measure'],
  part: 'numerator' | 'missed',
) => (await here.call('release.measured', { ...period, measure, part, group: null })).people;

it('say of each person what decided it, with the day it was counted from', async () => {
  const here = desk(1, 'mina');
  const { patientId, stayId } = somebody(here, 1, { surname: "O'Neill" }, left);
  const plan = {
    stay: stayId,
    'section.gp-registration': { state: 'done', reason: null, ...at },
    'detail.gp-registration.answer': 'declined',
    'detail.substance-misuse.on': '2026-12-02',
    'section.reconnect': { state: 'declined', reason: 'Has family', ...at },
    leftUnplanned: { event: 'released-now', leftAt: left.departedAt, note: null, ...at },
  };
  here.store.commit([draft('release-plan', derivedId.releasePlan(stayId), plan, patientId)], nurse);
  const words = async (...asked: [Input<'release.measured'>['measure'], 'numerator' | 'missed']) =>
    (await only(here, ...asked)).map((each) => each.words).join();
  expect(await words('gp-registered', 'missed')).toBe(
    'GP registration: arranged; what the practice said: declined.',
  );
  expect(await words('substance-misuse-in-21-days', 'missed')).toBe(
    'First appointment Wed 02-Dec-2026, 22 days after leaving; the last day for it was Tue 01-Dec-2026.',
  );
  expect(await words('reconnect-offered', 'numerator')).toBe('RECONNECT: declined; offered: not recorded.');
  expect(await words('medicines-supplied', 'missed')).toContain('No medicine is listed');
  expect(await words('no-pack', 'numerator')).toBe('No pack was released.');
  expect(await words('unplanned', 'numerator')).toBe('Released now, Tue 10-Nov-2026.');
});

it('count joined records that both left as one release, and a departure that was taken back as none', async () => {
  const here = desk(1, 'mina');
  const [one, two] = [
    somebody(here, 1, { surname: 'Ó Briain' }, left),
    somebody(here, 2, { surname: "O'Brien" }, left),
  ];
  const third = somebody(here, 3, {}, left);
  expect((await here.call('release.measures', period)).releases).toBe(3);
  const link = { left: one.patientId, right: two.patientId, verdict: 'same', reason: 'one man' };
  const back = { departedAt: null, departure: null };
  here.store.commit(
    [
      draft('patient-link', uuid(6, 1), link),
      draft(
        'release-plan',
        derivedId.releasePlan(two.stayId),
        { stay: two.stayId, 'section.reconnect': { state: 'done', reason: null, ...at } },
        two.patientId,
      ),
      revision(here.store, 'stay', third.stayId, back, third.patientId),
    ],
    nurse,
  );
  const { releases, ratios } = await here.call('release.measures', period);
  expect(releases).toBe(1);
  expect(ratios.find(({ id }) => id === 'reconnect-offered')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(await only(here, 'reconnect-offered', 'numerator')).toMatchObject([
    { person: { stayId: one.stayId } },
  ]);
});

it('are the manager’s, leave a line in the audit trail, and refuse a period that is none', async () => {
  const here = desk(1, 'mina');
  for (const channel of ['release.measures', 'release.measured'] as const) {
    expect(contract[channel].access).toEqual(['healthcare-manager']);
    expect(auditRules[channel]?.how).toBe('each');
  }
  await expect(here.call('release.measures', { from: '2026-11-02', to: '2026-11-01' })).rejects.toThrow(
    /before the first/,
  );
  expect(await here.call('release.measures', period)).toMatchObject({ releases: 0, gaps: [], warnings: [] });
});

it('say that people whose copies were removed from this workstation are not counted', async () => {
  const here = desk(1, 'mina');
  const removed = { ...here.store, retention: { ...here.store.retention, purgedPeople: () => 41 } };
  const context = { ...here.context, store: removed };
  expect(releaseMeasuresHere(context, { from: '2026-09-01', to: '2026-11-22' }).warnings.join()).toContain(
    'copies of 41 people who left are no longer on this workstation, so releases before Fri 23-Oct-2026',
  );
  expect(releaseMeasuresHere(context, { from: '2026-11-01', to: '2026-11-22' }).warnings).toEqual([]);
});

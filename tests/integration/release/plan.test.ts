/** The plan of one person on a real encrypted store: sections step by step, the date that moves, two coordinators offline. */
import { afterEach, expect, it } from 'vitest';
import { aDesk, type Desk, exchange } from '../../support/desk.ts';
import { draft, uuid } from '../../support/stores.ts';

const desks: Desk[] = [];
afterEach(() => desks.splice(0).forEach(({ test }) => test.remove()));

const stayId = uuid(0x57, 1);
const patientId = uuid(0x57, 2);

function aCoordinator(lane = 1): Desk {
  const desk = aDesk(lane, 'rosa');
  desks.push(desk);
  return desk;
}

/** Arrived three days ago, on remand. */
function withPerson(desk: Desk, legalStatus = 'Remand'): Desk {
  const author = { staffId: 'system', establishment: 'LEI' };
  const person = {
    surname: "O'Neill",
    forenames: 'سارة',
    dateOfBirth: '1990-03-01',
    prisonNumber: 'A1234BC',
  };
  desk.store.commit(
    [
      { ...draft('patient', patientId, person), patient: patientId },
      {
        ...draft('stay', stayId, {
          arrivedAt: '2026-11-19T18:00:00.000+00:00',
          legalStatus,
          departedAt: null,
        }),
        patient: patientId,
      },
    ],
    author,
  );
  return desk;
}

const milestone = async (desk: Desk, id: string) =>
  (await desk.call('release.plan', { stayId })).milestones.find((each) => each.id === id);

it('has a plan for everybody, with nothing assessed and the gap of each milestone, before anybody wrote one', async () => {
  const desk = withPerson(aCoordinator());
  const plan = await desk.call('release.plan', { stayId });
  expect(plan).toMatchObject({
    person: { surname: "O'Neill" },
    date: { date: null, mayGoAnyDay: true },
    moved: null,
  });
  expect(new Set(plan.sections.map(({ state }) => state))).toEqual(new Set(['not-assessed']));
  expect(await milestone(desk, 'gp-registration')).toMatchObject({ state: 'standing' });
  expect(await milestone(desk, 'ready-pack')).toMatchObject({ state: 'red' });
});

it('takes a section step by step, refuses a leap, and undo puts back exactly what stood', async () => {
  const desk = withPerson(aCoordinator());
  const save = (state: string, reason: string | null = null, fields = {}) =>
    desk.call('release.saveSection', {
      stayId,
      section: 'gp-registration',
      state: { state: state as never, reason },
      fields,
    });
  await expect(save('done')).rejects.toThrow(/say first whether it is needed/);
  await save('needed');
  await save('in-progress', null, { practice: 'Dr O’Hara' });
  await expect(save('unavailable')).rejects.toThrow(/needs a reason/);
  await expect(save('done')).rejects.toThrow(/What the practice said/);
  const { before, section } = await save('done', null, { answer: 'accepted' });
  expect(section).toMatchObject({
    state: 'done',
    said: { by: 'Staff rosa' },
    fields: { practice: 'Dr O’Hara' },
  });
  await desk.call('release.saveSection', { stayId, section: 'gp-registration', ...before, undo: true });
  const plan = await desk.call('release.plan', { stayId });
  expect(plan.sections.find(({ id }) => id === 'gp-registration')).toMatchObject({
    state: 'in-progress',
    fields: { practice: 'Dr O’Hara', answer: null },
  });
});

it('recomputes every milestone when the date moves, and says what changed until it is read', async () => {
  const desk = withPerson(aCoordinator(), 'Sentenced');
  const set = (date: string | null) =>
    desk.call('release.setDate', { stayId, date, source: 'letter of the offender manager', note: null });
  await set('2027-03-01');
  expect(await milestone(desk, 'pre-release-health')).toMatchObject({
    state: 'not-yet',
    dueOn: '2027-01-30',
  });
  const { moved } = await set('2026-12-11');
  expect(moved.find(({ id }) => id === 'pre-release-health')).toMatchObject({
    from: { dueOn: '2027-01-30', state: 'not-yet' },
    to: { dueOn: '2026-11-19', state: 'red' },
  });
  const feed = {
    stay: stayId,
    kind: 'release',
    date: '2026-12-04',
    source: 'prison feed',
    state: 'expected',
  };
  desk.store.commit([{ ...draft('planned-date', uuid(0x57, 9), feed), patient: patientId }], {
    staffId: 'system',
    establishment: 'LEI',
  });
  const plan = await desk.call('release.plan', { stayId });
  expect(plan.date).toMatchObject({
    date: '2026-12-04',
    others: [{ date: '2026-12-11' }],
    flags: [{ flag: 'friday' }],
  });
  expect(plan.moved).toMatchObject({ from: '2026-12-11', to: '2026-12-04', seenBy: 'Staff rosa' });
  await desk.call('release.dateSeen', { stayId });
  expect((await desk.call('release.plan', { stayId })).moved).toBeNull();
  await set(null);
  expect((await desk.call('release.plan', { stayId })).date).toMatchObject({ date: null, others: [] });
});

it('merges two coordinators by field, and shows the gap where they say different things of one section', async () => {
  const [one, two] = [withPerson(aCoordinator(1)), aCoordinator(2)];
  exchange(one.store, two.store);
  const say = (desk: Desk, section: string, state: string, reason: string | null = null) =>
    desk.call('release.saveSection', { stayId, section, state: { state: state as never, reason } });
  await say(one, 'naloxone', 'needed');
  await say(two, 'social-care', 'not-needed');
  exchange(one.store, two.store);
  await say(one, 'naloxone', 'declined', 'Has some at home');
  await say(two, 'naloxone', 'in-progress');
  exchange(one.store, two.store);
  for (const desk of [one, two]) {
    const { sections } = await desk.call('release.plan', { stayId });
    expect(sections.find(({ id }) => id === 'social-care')).toMatchObject({
      state: 'not-needed',
      conflicts: [],
    });
    const naloxone = sections.find(({ id }) => id === 'naloxone');
    expect(naloxone).toMatchObject({ state: 'in-progress', conflicts: ['state'] });
    const sides = naloxone?.differing['state']?.map(({ value }) => value);
    expect(sides).toHaveLength(2);
    expect(sides).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'declined', reason: 'Has some at home' }),
        expect.objectContaining({ state: 'in-progress' }),
      ]),
    );
  }
  // Saying again what is in force decides it, too.
  await say(one, 'naloxone', 'in-progress');
  const { sections } = await one.call('release.plan', { stayId });
  expect(sections.find(({ id }) => id === 'naloxone')).toMatchObject({ conflicts: [], differing: {} });
});

it('settles a milestone by a person’s word with its reason, and changes nothing once the person has left', async () => {
  const desk = withPerson(aCoordinator(), 'Sentenced');
  await desk.call('release.setDate', { stayId, date: '2026-12-11', source: 'by hand', note: null });
  const handle = (state: 'done' | 'unavailable', reason: string | null) =>
    desk.call('release.milestone', {
      stayId,
      milestone: 'duty-to-refer',
      handling: { state, on: '2026-11-22', whom: 'Probation', reason },
    });
  await expect(handle('unavailable', null)).rejects.toThrow(/reason/);
  await handle('done', null);
  expect(await milestone(desk, 'duty-to-refer')).toMatchObject({
    state: 'done',
    handling: { whom: 'Probation' },
  });
  await desk.call('departures.record', { stayId, kind: 'release', at: '2026-11-22T19:00:00.000+00:00' });
  await expect(handle('done', null)).rejects.toThrow(/has left/);
  expect((await desk.call('release.plan', { stayId })).departedAt).toContain('2026-11-22');
});

/** The proposal for everybody without a slot. It changes nothing. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDaysFrom, instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { Away, Owed } from '../../../../../shared/followup/owed.ts';
import { minuteOf, timeOf } from '../../../../../shared/followup/wall-time.ts';
import type { ServiceContext } from '../../context.ts';
import { viewsOf } from '../scene/booking-view.ts';
import { type Scene, sceneOf, unplacedIn } from '../scene/scene.ts';
import { warningsOf } from '../warnings.ts';

/** A proposal for longer than this nobody could keep to. */
const MOST_DAYS = 31;

export async function proposal(
  context: ServiceContext,
  { from, to, kinds }: Parsed<'followup.propose'>,
): Promise<Output<'followup.propose'>> {
  const scene = sceneOf(context);
  const first = from < scene.today ? scene.today : from;
  if (to < first)
    throw new Failure('invalid', 'The last date has passed or lies before the first.', { field: 'to' });
  if (civilDaysFrom(first, to) > MOST_DAYS)
    throw new Failure('invalid', `Choose at most ${MOST_DAYS} days at a time.`, { field: 'to' });
  const range = { from: first, to };
  const owed = unplacedIn(scene).filter(({ kind }) => kinds.includes(kind));
  const { slackDays, interpreterMinutes } = context.followUp().schedule;
  const found = await context.propose({
    owed: owed.map(plain),
    sessions: scene.openSessions(range).filter(({ session }) => kinds.includes(session.kind)),
    regimes: scene.schedule.regimes,
    away: [...scene.away, ...bookedElsewhere(scene)],
    now: instantInLondon(scene.now),
    options: { slackDays, interpreterMinutes },
  });
  const views = viewsOf(context, scene);
  const byId = new Map(owed.map((one) => [one.appointmentId, one]));
  const nameOf = new Map(scene.schedule.rules.clinics.map(({ id, name }) => [id, name]));
  return {
    madeAt: instantInLondon(scene.now),
    placed: found.placed.flatMap(({ appointmentId, clinicId, date, start, inTime, because }) => {
      const one = byId.get(appointmentId);
      if (one === undefined) return [];
      const { kind, dueBy, here } = one;
      const clinic = nameOf.get(clinicId) ?? '';
      return [
        {
          appointmentId,
          clinicId,
          date,
          start,
          kind,
          dueBy,
          inTime,
          clinic,
          person: here.person,
          because: [...because],
        },
      ];
    }),
    unplaced: found.unplaced.flatMap(({ appointmentId, why }) => {
      const one = byId.get(appointmentId);
      return one === undefined ? [] : [{ ...views.unplaced(one), why: [...why] }];
    }),
    summary: [...found.summary],
    warnings: warningsOf(context, range),
  };
}

/** Nothing of anybody is read: the thread is begun and the solver loaded. */
export async function proposeSoon({ propose }: ServiceContext): Promise<Output<'followup.proposeSoon'>> {
  await propose.warm();
  return { ok: true };
}

/** Without the records behind it: it goes to another thread. */
function plain(one: Owed): Owed {
  const { appointmentId, patientId, kind, dueBy, targetDate, sooner, notBefore } = one;
  const { minutes, staffGender, interpreter, wing } = one;
  return {
    appointmentId,
    patientId,
    kind,
    dueBy,
    targetDate,
    sooner,
    notBefore,
    minutes,
    staffGender,
    interpreter,
    wing,
  };
}

/** Other bookings that stand are times at which their person is not free. */
function bookedElsewhere(scene: Scene): Away[] {
  return scene.bookings
    .filter((booking) => scene.stands(booking))
    .map(({ owed, date, start, minutes }) => ({
      patientId: owed.patientId,
      date,
      from: start,
      to: timeOf(minuteOf(start) + minutes),
      words: 'booked elsewhere',
      forGood: false,
    }));
}

/** An escort record keyed in from paper. Stands beside what came by file; nothing is filled in for what was not answered. */
import { z } from 'zod';
import type { Json } from '../../../../../shared/changes/change.ts';
import { perFromForm } from '../../../../../shared/arrivals/index.ts';
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';

const text = z.string().max(4000);
const perAnswer = z.strictObject({
  options: z.array(z.string().max(300)).max(40).default([]),
  details: z.record(z.string().max(300), text).default({}),
  text: text.nullable().default(null),
  items: z
    .array(z.record(z.string().max(80), text))
    .max(60)
    .default([]),
});
const perAnswers = z.record(z.string(), perAnswer);

export function keyInEscortRecord(context: ServiceContext, input: Parsed<'reception.escortRecord'>): string {
  const { store, newId, now } = context;
  if (input.stayId === null && input.arrivalId === null) {
    throw new Failure('invalid', 'Say whose escort record this is.', { field: 'stayId' });
  }
  const stay = input.stayId === null ? null : mustHave(store, 'stay', input.stayId);
  const arrivalId = input.arrivalId ?? textOf(stay, 'arrival');
  const arrival = arrivalId === null ? null : mustHave(store, 'arrival', arrivalId);
  const begun = stay ?? store.record('stay', textOf(arrival, 'stay') ?? '');
  const parsed = perAnswers.safeParse(input.answers);
  if (!parsed.success) {
    const key = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new Failure(
      'invalid',
      `The answer to “${key}” does not have the form of an escort-record answer.`,
      {
        field: `answers.${key}`,
      },
    );
  }
  const at = instantInLondon(now());
  const { answers } = perFromForm(parsed.data, at);
  if (Object.keys(answers).length === 0) {
    throw new Failure('invalid', 'Nothing is answered yet, so there is nothing to keep.', {
      field: 'answers',
    });
  }
  const id = newId();
  const target = { type: 'escort-record', id, patient: begun?.patient ?? null };
  const fields = {
    arrival: arrivalId,
    stay: begun?.id ?? null,
    recordedAt: at,
    receivedBy: 'keyed',
    answers: answers as unknown as Json,
  };
  store.commit([newDraft(target, fields)], authorOf(context));
  context.emit('changed', { patients: begun?.patient ? [begun.patient] : [], board: true });
  return id;
}

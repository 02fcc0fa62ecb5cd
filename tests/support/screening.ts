/** Gives a whole first-stage assessment through the channels of the contract, as a nurse would who has all the answers. */
import { evaluate } from '../../shared/clinical/index.ts';
import type { DetailField, Item, ScreeningState } from '../../shared/clinical/index.ts';
import type { Json } from '../../shared/changes/change.ts';
import type { Input, Output } from '../../shared/contract/contract.ts';
import type { AssessmentView } from '../../shared/contract/reception.ts';
import type { FieldView } from '../../shared/contract/views.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { packs } from './desk.ts';

export type Answers = Readonly<Record<string, Json>>;

/** Somebody who gives answers: a desk, or a caller of a whole workstation. */
export interface Screener {
  call<C extends 'reception.save' | 'reception.assessment'>(channel: C, input: Input<C>): Promise<Output<C>>;
  readonly store: Pick<Store, 'seen'>;
  readonly test: { clock(): number };
}

/** What stands in the form, as evaluation reads it. */
export function stateOf(view: AssessmentView, now: string): ScreeningState {
  const family = (prefix: string): never =>
    Object.fromEntries(
      Object.entries(view.fields)
        .filter(([name, field]) => name.startsWith(prefix) && field.value !== null)
        .map(([name, field]) => [name.slice(prefix.length), field.value]),
    ) as never;
  return {
    answers: family('answer.'),
    decisions: family('decision.'),
    actionHandling: family('action.'),
    contradictionDecisions: family('contradiction.'),
    tools: family('tool.'),
    ...(view.screening as unknown as Pick<ScreeningState, 'person' | 'per' | 'history' | 'arrival'>),
    now,
  };
}

export async function save(
  desk: Screener,
  assessmentId: string,
  field: string,
  value: Json,
): Promise<FieldView> {
  const seen = desk.store.seen({ type: 'assessment', id: assessmentId }, field);
  return (await desk.call('reception.save', { assessmentId, field, value, seen })).field;
}

/** Answers everything still open: "no" where it may be said, and whatever the details need; `given` comes first. */
export async function answerAll(desk: Screener, assessmentId: string, given: Answers = {}): Promise<void> {
  for (const [field, value] of Object.entries(given)) await save(desk, assessmentId, field, value);
  for (let round = 0; round < 12; round += 1) {
    const view = await desk.call('reception.assessment', { assessmentId });
    const found = packs.find(({ pack }) => pack.id === view.pack.id);
    if (found === undefined) throw new TypeError('the assessment names a pack that is not there');
    const { pack } = found;
    const state = stateOf(view, new Date(desk.test.clock()).toISOString());
    const evaluation = evaluate(pack, state);
    if (evaluation.readyToSign.ok) return;
    for (const { kind, id } of evaluation.readyToSign.items) {
      if (kind === 'action') {
        const because = [...(evaluation.actions.find((each) => each.id === id)?.because ?? [])];
        await save(desk, assessmentId, `action.${id}`, { state: 'handed-over', to: 'Night nurse', because });
      } else if (kind === 'contradiction') {
        const open = evaluation.contradictions.find((each) => each.id === id);
        const decision = open?.decisions[0]?.id ?? '';
        await save(desk, assessmentId, `contradiction.${id}`, {
          decision,
          reason: 'Checked with the person',
          text: open?.text ?? '',
        });
      } else {
        const decision = pack.decisions.some((each) => each.id === id);
        const item = [...pack.items, ...pack.decisions].find((each) => each.id === id) as Item;
        const field = `${decision ? 'decision' : 'answer'}.${id}`;
        const held = (view.fields[field]?.value ?? null) as {
          value: string;
          detail?: Record<string, Json>;
        } | null;
        const visible = evaluation.visibleDetails[id] ?? [];
        await save(desk, assessmentId, field, completed(item, held, visible));
      }
    }
  }
  throw new Error('the assessment cannot be completed by the test');
}

function completed(
  item: Item,
  held: { value: string; detail?: Record<string, Json> } | null,
  visible: readonly string[],
): Json {
  const value = held?.value ?? plainAnswer(item);
  const detail: Record<string, Json> = { ...held?.detail };
  for (const field of item.details) {
    if (field.required && visible.includes(field.id) && detail[field.id] === undefined) {
      const filled = plainDetail(field);
      if (filled !== undefined) detail[field.id] = filled;
    }
  }
  return { value, ...(Object.keys(detail).length === 0 ? {} : { detail }) };
}

function plainAnswer({ answer, id }: Item): string {
  if (answer.kind === 'details') return 'recorded';
  if (answer.kind === 'choice') return answer.options[0]?.id ?? '';
  const allowed = answer.allow ?? ['no'];
  if (['normal-location', 'private-space', 'confidentiality', 'escort-record-read'].includes(id))
    return 'yes';
  return allowed.includes('no') ? 'no' : (allowed[0] ?? 'no');
}

function plainDetail(field: DetailField): Json | undefined {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return 'as said';
    case 'number':
      return field.min ?? 1;
    case 'date':
      return '2026-11-25';
    case 'datetime':
      return '2026-11-22T19:45:00.000+00:00';
    case 'choice':
      return field.options?.[0]?.id ?? '';
    case 'multichoice':
      return [field.options?.at(-1)?.id ?? ''];
    case 'yesno':
      return 'no';
    case 'rows':
      return [
        Object.fromEntries(
          (field.columns ?? [])
            .filter((column) => column.required)
            .map((column) => [column.id, plainDetail(column) ?? '']),
        ),
      ];
    default:
      return undefined;
  }
}

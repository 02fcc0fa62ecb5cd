/** The fields that unfold below an answer. */
import { Stack } from '@mantine/core';
import type { Answer, Item } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import { SECOND_STAGE, SecondStageHint } from '../ending/SecondStageHint.tsx';
import { useForm } from '../form-context.ts';
import { withDetail } from '../question/answers.ts';
import { Figure } from '../second-stage/Figure.tsx';
import { DetailInput } from './DetailInput.tsx';
import styles from './Details.module.css';
import { ToolDetail } from './ToolDetail.tsx';

export function Details({ item, field, answer }: { item: Item; field: string; answer: Answer | null }) {
  const { evaluation, save, open } = useForm();
  const visible = new Set(evaluation.visibleDetails[item.id] ?? item.details.map((each) => each.id));
  const missing = new Set(
    evaluation.readyToSign.items.filter((each) => each.id === item.id).map((each) => each.field),
  );
  return (
    <Stack gap="sm" className={styles['details']} role="group" aria-label={`Details: ${item.short}`}>
      {item.details
        .filter((detail) => visible.has(detail.id))
        .map((detail) =>
          detail.kind === 'calculation' ? (
            <Figure key={detail.id} id={detail.calculation ?? ''} />
          ) : detail.kind === 'tool' ? (
            <ToolDetail key={detail.id} detail={detail} within={`${field}#${detail.id}`} />
          ) : (
            <DetailInput
              key={detail.id}
              field={detail}
              value={(answer?.detail?.[detail.id] ?? null) as Json}
              onChange={(value) => save(field, withDetail(item, answer, detail.id, value))}
              place={`${field}#${detail.id}`}
              missing={missing.has(detail.id)}
              disabled={!open}
            />
          ),
        )}
      {item.id === SECOND_STAGE.item ? (
        <SecondStageHint
          date={(answer?.detail?.[SECOND_STAGE.date] as string | undefined) ?? null}
          onDate={(date) => save(field, withDetail(item, answer, SECOND_STAGE.date, date))}
        />
      ) : null}
    </Stack>
  );
}

/** A scoring tool: every item with its points, the total with its arithmetic. No total while an item is missing. */
import { Text } from '@mantine/core';
import type { DetailField, ToolAnswers, ToolDefinition } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import { FieldConflict } from '../question/FieldConflict.tsx';
import styles from './Details.module.css';
import { labelOf } from './input-props.ts';
import { MeasureChart } from './MeasureChart.tsx';
import { PlainChoice } from './ChoiceDetail.tsx';
import { pointsOf } from './tool-points.ts';
import { ToolTotal } from './ToolTotal.tsx';

/** What draws the items of a tool is given. */
export interface ToolItemsProps {
  tool: ToolDefinition;
  given: ToolAnswers;
  onValue: (item: string, value: string | number | null) => void;
  place: (item: string) => string;
  disabled: boolean;
}

/** @param within the detail field that holds the tool, for jumping to it */
export function ToolDetail({ detail, within }: { detail: DetailField; within: string }) {
  const { pack, fields, evaluation, save, open } = useForm();
  const tool = pack.tools.find((each) => each.id === detail.tool);
  if (tool === undefined) return null;
  const name = `tool.${tool.id}`;
  const answersOf = (id: string | undefined) => (fields.get(`tool.${id ?? ''}`)?.value ?? {}) as ToolAnswers;
  const own = answersOf(tool.id);
  const result = evaluation.tools[tool.id];
  const held = fields.get(name);
  const put = (item: string, value: string | number | null) => {
    const next: Record<string, string | number> = { ...own };
    if (value === null) delete next[item];
    else next[item] = value;
    save(name, Object.keys(next).length === 0 ? null : next);
  };
  const items: ToolItemsProps = {
    tool,
    // The tool it continues has asked some of these already.
    given: tool.continues === undefined ? own : { ...answersOf(tool.continues), ...own },
    onValue: put,
    place: (item) => `${name}#${item}`,
    disabled: !open,
  };
  return (
    <section className={styles['tool']} aria-label={tool.title} data-within={within}>
      <Text fw={600}>{labelOf(detail)}</Text>
      <Text size="sm" c="dimmed">
        {tool.purpose}
      </Text>
      {result?.state === 'not-applicable' ? null : tool.items.some((item) => item.kind === 'measure') ? (
        <MeasureChart {...items} />
      ) : (
        <OptionTable {...items} />
      )}
      {held?.view.conflict == null ? null : <FieldConflict field={name} label={tool.title} held={held} />}
      <ToolTotal tool={tool} result={result} />
    </section>
  );
}

function OptionTable({ tool, given, onValue, place, disabled }: ToolItemsProps) {
  return (
    <table className={styles['toolTable']}>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Answer: type its figure</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {tool.items.map((item) =>
          item.kind !== 'options' ? null : (
            <tr key={item.id}>
              <th scope="row">
                {item.label}
                {item.help === undefined ? null : (
                  <Text size="xs" c="dimmed">
                    {item.help}
                  </Text>
                )}
              </th>
              <td>
                <PlainChoice
                  field={{ id: item.id, label: item.label, kind: 'choice' }}
                  data={item.options.map(({ value, label, score }) => ({
                    value,
                    label: `${score}: ${label}`,
                  }))}
                  value={given[item.id] ?? null}
                  onChange={(value) => onValue(item.id, value as string | null)}
                  place={place(item.id)}
                  missing={given[item.id] === undefined}
                  disabled={disabled}
                  labelHidden
                />
              </td>
              <td className={styles['points']}>{pointsOf(item, given) ?? '–'}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** A scoring tool: every item with its points, the bands it falls in, the total with its arithmetic. No total while one is missing. */
import { Select, Text } from '@mantine/core';
import type { DetailField, ScoreResult, ToolItem } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import styles from './Details.module.css';
import { labelOf } from './input-props.ts';
import { MeasureBands } from './MeasureBands.tsx';
import { NumberDetail } from './NumberDetail.tsx';
import { ToolTotal } from './ToolTotal.tsx';

type Answers = Record<string, string | number>;

export function ToolDetail({ detail }: { detail: DetailField }) {
  const { pack, fields, evaluation, save, open } = useForm();
  const tool = pack.tools.find((each) => each.id === detail.tool);
  if (tool === undefined) return null;
  const name = `tool.${tool.id}`;
  const given = (fields.get(name)?.value ?? {}) as Answers;
  const result: ScoreResult | undefined = evaluation.tools[tool.id];
  const put = (item: string, value: string | number | null) => {
    const next = { ...given };
    if (value === null) delete next[item];
    else next[item] = value;
    save(name, next);
  };
  return (
    <section className={styles['tool']} aria-label={tool.title}>
      <Text fw={600}>{labelOf(detail)}</Text>
      <Text size="sm" c="dimmed">
        {tool.purpose}
      </Text>
      <table className={styles['toolTable']}>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Value</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {tool.items.map((item) => (
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
                <ToolInput
                  item={item}
                  value={given[item.id]}
                  onValue={(value) => put(item.id, value)}
                  place={`${name}#${item.id}`}
                  disabled={!open}
                />
                {item.kind === 'measure' ? <MeasureBands item={item} given={given} /> : null}
              </td>
              <td className={styles['points']}>{pointsOf(result, item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ToolTotal tool={tool} result={result} />
    </section>
  );
}

interface ToolInputProps {
  item: ToolItem;
  value: string | number | undefined;
  onValue: (value: string | number | null) => void;
  place: string;
  disabled: boolean;
}

function ToolInput({ item, value, onValue, place, disabled }: ToolInputProps) {
  if (item.kind === 'measure') {
    const { unit, min, max } = item;
    return (
      <NumberDetail
        field={{ id: item.id, label: item.label, kind: 'number', unit, min, max }}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onValue(next as number | null)}
        place={place}
        disabled={disabled}
        labelHidden
      />
    );
  }
  return (
    <Select
      aria-label={item.label}
      data={item.options.map((option) => ({
        value: option.value,
        label: `${option.label} (${option.score})`,
      }))}
      value={value === undefined ? null : String(value)}
      onChange={onValue}
      placeholder="Choose"
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${item.label}` }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      disabled={disabled}
      data-place={place}
    />
  );
}

function pointsOf(result: ScoreResult | undefined, item: ToolItem): string {
  if (result?.state !== 'scored') return '–';
  const line = result.working.find((each) => each.item === item.id);
  return line === undefined ? '–' : String(line.value);
}

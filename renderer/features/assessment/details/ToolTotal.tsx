/** The total of a tool in words: what is missing, or the sum with its arithmetic, its band and what follows. */
import { Text } from '@mantine/core';
import type { ScoreResult, ToolDefinition } from '../../../../shared/clinical/index.ts';
import styles from './Details.module.css';

export function ToolTotal({ tool, result }: { tool: ToolDefinition; result: ScoreResult | undefined }) {
  return (
    <>
      <div className={styles['total']} role="status" aria-label={`Total of ${tool.title}`}>
        <TotalWords result={result} />
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        {tool.title} version {tool.version}. {tool.credit} Source: {tool.source.reference}.
        {tool.signOff === 'awaiting' ? ' Awaiting clinical sign-off.' : ''} {tool.note ?? ''}
      </Text>
    </>
  );
}

function TotalWords({ result }: { result: ScoreResult | undefined }) {
  if (result === undefined || result.state === 'incomplete') {
    const { missing, invalid } = result ?? { missing: ['every item'], invalid: [] };
    return (
      <Text>
        <strong>No score.</strong> {missing.length === 0 ? '' : `Missing: ${missing.join(', ')}. `}
        {invalid.join(' ')}
      </Text>
    );
  }
  if (result.state === 'not-applicable') return <Text>Not used here: {result.why}</Text>;
  return (
    <>
      <p className={styles['sum']}>
        {result.working.map(({ item, label, answer, value }, index) => (
          <span key={item} title={`${label}: ${answer}`}>
            {index === 0 ? '' : ' + '}
            {value}
          </span>
        ))}{' '}
        = <strong>{result.total}</strong>
      </p>
      <Text fw={600}>{result.band.label}</Text>
      <Text>{result.action}</Text>
    </>
  );
}

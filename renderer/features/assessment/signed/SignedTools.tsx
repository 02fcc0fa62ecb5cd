/** Scoring tools of the frozen edition: every item with its points, and the sum where none is missing. */
import type {
  ContentPack,
  ScoreResult,
  ToolAnswers,
  ToolDefinition,
  Worked,
} from '../../../../shared/clinical/index.ts';
import { FigureWords } from '../second-stage/Figure.tsx';
import { pointsOf } from '../details/tool-points.ts';
import { toolWords } from '../question/value-words.ts';
import styles from './Signed.module.css';
import type { SignedEdition } from './signed-record.ts';

interface SignedToolsProps {
  edition: SignedEdition;
  pack: ContentPack;
  /** As evaluated from what was signed. */
  results: Readonly<Record<string, ScoreResult>>;
  figures: Readonly<Record<string, Worked>>;
}

export function SignedTools({ edition, pack, results, figures }: SignedToolsProps) {
  const used = pack.tools.filter((tool) => Object.keys(edition.tools[tool.id] ?? {}).length > 0);
  const worked = (pack.calculations ?? []).filter(({ id }) => figures[id] !== undefined);
  if (used.length === 0 && worked.length === 0) return null;
  return (
    <section className={styles['section']} aria-label="Scores">
      <h2>Scores</h2>
      {worked.map((calculation) => (
        <FigureWords key={calculation.id} calculation={calculation} worked={figures[calculation.id]} />
      ))}
      <div className={styles['tools']}>
        {used.map((tool) => (
          <SignedTool
            key={tool.id}
            tool={tool}
            given={{ ...edition.tools[tool.continues ?? ''], ...edition.tools[tool.id] }}
            result={results[tool.id]}
          />
        ))}
      </div>
    </section>
  );
}

interface SignedToolProps {
  tool: ToolDefinition;
  given: ToolAnswers;
  result: ScoreResult | undefined;
}

function SignedTool({ tool, given, result }: SignedToolProps) {
  return (
    <div className={styles['tool']}>
      <strong>
        {tool.title} {tool.version}
      </strong>
      <ul>
        {tool.items.map((item) => (
          <li key={item.id}>
            <span>{toolWords({ ...tool, items: [item] }, given)[0] ?? `${item.label}: not answered`}</span>
            <span className={styles['points']}>{pointsOf(item, given) ?? '–'}</span>
          </li>
        ))}
      </ul>
      <p>{total(result)}</p>
    </div>
  );
}

function total(result: ScoreResult | undefined): string {
  if (result?.state === 'not-applicable') return `Not used: ${result.why}`;
  if (result?.state !== 'scored') return 'No score: an item was not answered, or the question was changed.';
  return `${result.working.map((line) => line.value).join(' + ')} = ${result.total}. ${result.band.label}`;
}

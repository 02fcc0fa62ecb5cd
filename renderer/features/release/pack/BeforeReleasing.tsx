/** What stands in the way of releasing and what prints as a gap, each with the way to its section. */
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { Flag } from '../../../components/Flag.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useDraft } from '../../../session/draft.ts';
import styles from './Packs.module.css';
import type { Previewed } from './usePreviews.ts';
import { editionTitle, type ReleaseContentView } from './words.ts';

interface BeforeReleasingProps {
  stayId: string;
  patientId: string;
  editions: readonly Previewed[];
  content: ReleaseContentView;
}

interface Point {
  section: string | null;
  title: string | null;
  words: string;
  editions: Edition[];
}

export function BeforeReleasing({ stayId, patientId, editions, content }: BeforeReleasingProps) {
  const problems = gathered(
    editions.flatMap(({ edition, shown }) =>
      (shown?.problems ?? []).map((problem) => ({ ...problem, title: null, edition })),
    ),
  );
  const gaps = gathered(
    editions.flatMap(({ edition, shown }) =>
      (shown?.document.sections ?? [])
        .filter(({ state }) => state === 'gap')
        .map(({ id, title, gap }) => ({ section: id, title, words: gap ?? '', edition })),
    ),
    // Each edition says a gap in its own words; the first says it for staff.
    ({ section }) => section ?? '',
  );
  return (
    <div className={styles['aside']}>
      <section aria-label="What stands in the way">
        <h3>What stands in the way</h3>
        {problems.length === 0 ? (
          <Flag icon={IconCircleCheck} tone="good">
            Nothing
          </Flag>
        ) : (
          <Points points={problems} {...{ stayId, patientId, content }} />
        )}
      </section>
      <section aria-label="What prints as a gap">
        <h3>What prints as a gap</h3>
        {gaps.length === 0 ? (
          <Text size="sm">Nothing</Text>
        ) : (
          <Points points={gaps} {...{ stayId, patientId, content }} />
        )}
      </section>
    </div>
  );
}

function Points({
  points,
  stayId,
  patientId,
  content,
}: Omit<BeforeReleasingProps, 'editions'> & { points: readonly Point[] }) {
  // The plan opens at the part that is chosen here.
  const [, setPart] = useDraft(`release.${stayId}.part`, 'overview');
  const planned = (section: string | null) =>
    content.sections.sections.find(
      ({ id }) => id === section || (section === 'medicine-list' && id === 'medicines'),
    );
  return (
    <ul className={styles['problems']}>
      {points.map(({ section, title, words, editions }) => {
        const part = planned(section);
        return (
          <li key={`${section ?? ''} ${words}`}>
            <Flag icon={IconAlertTriangle} tone="warn">
              {title ?? part?.title ?? editions.map((edition) => editionTitle(content, edition)).join(', ')}
            </Flag>
            <Text size="sm" dir="auto">
              {words}
            </Text>
            {part === undefined ? null : (
              <Button
                size="compact-xs"
                variant="default"
                rightSection={<IconArrowRight size={14} aria-hidden />}
                onClick={() => {
                  setPart(`section.${part.id}`);
                  navigate({ area: 'patient', patientId, tab: 'release' });
                }}
              >
                Open in the plan: {part.title}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What several editions say alike is said once. */
function gathered(
  found: readonly (Omit<Point, 'editions'> & { edition: Edition })[],
  keyOf = ({ section, words }: Pick<Point, 'section' | 'words'>): string => `${section ?? ''} ${words}`,
): Point[] {
  const points = new Map<string, Point>();
  for (const { edition, ...point } of found) {
    const key = keyOf(point);
    const held = points.get(key) ?? { ...point, editions: [] };
    held.editions.push(edition);
    points.set(key, held);
  }
  return [...points.values()];
}

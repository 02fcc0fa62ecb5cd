/** Pairs to decide, and under them what was decided just now, each to be taken back. */
import { Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import type { DuplicateView, LinkView } from '../../../../shared/contract/patients.ts';
import { useDraft } from '../../../session/draft.ts';
import { LinkLine } from './LinkLine.tsx';
import { Pair } from './Pair.tsx';

interface PairListProps {
  pairs: readonly DuplicateView[];
  /** Where it stands, so that what was decided there is kept with it. */
  place: string;
}

export function PairList({ pairs, place }: PairListProps) {
  const [decided, setDecided] = useDraft<readonly LinkView[]>(`duplicates.decided.${place}`, []);
  const latest = useRef(decided);
  const change = (next: readonly LinkView[]) => {
    latest.current = next;
    setDecided(next);
  };
  return (
    <>
      <Stack gap="lg">
        {pairs.map((pair) => (
          <Pair
            key={pair.sides.map(({ person }) => person.id).join()}
            pair={pair}
            onDecided={(link) =>
              change([link, ...latest.current.filter((each) => each.left.id !== link.left.id)])
            }
          />
        ))}
      </Stack>
      {decided.length === 0 ? null : (
        <section aria-labelledby="paired-title">
          <Title order={2} id="paired-title" mt="lg" mb="xs">
            Decided just now
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            Undoing needs a reason, too, and is written down.
          </Text>
          <Stack gap="xs">
            {decided.map((link) => (
              <LinkLine
                key={link.seen.join()}
                link={link}
                onUndone={() => change(latest.current.filter((each) => each !== link))}
              />
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}

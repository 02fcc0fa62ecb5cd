/** What the numbers of a page were counted from. */
import { Text } from '@mantine/core';
import { showInstant } from '../../components/time.ts';

interface HeldHereProps {
  view: { askedAt: string; dataState: string; arriving: number };
}

export function HeldHere({ view: { askedAt, dataState, arriving } }: HeldHereProps) {
  return (
    <>
      <Text size="sm" c="dimmed">
        As held here {showInstant(askedAt)}. {dataState}
      </Text>
      {arriving === 0 ? null : (
        <Text fw={600}>
          Of {arriving} {arriving === 1 ? 'person' : 'people'} the record may not have arrived whole; they are
          counted by what is held.
        </Text>
      )}
    </>
  );
}

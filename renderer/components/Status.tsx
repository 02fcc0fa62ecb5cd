/** What stands where content will be: nothing yet, on its way, or not readable. */
import { Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FailureError } from '../bridge/bridge.ts';
import { FailureNotice } from './FailureNotice.tsx';

/** Says what will appear here and how to make it appear. */
export function Empty({ what, how, children }: { what: string; how?: string; children?: ReactNode }) {
  return (
    <Stack gap="xs" py="lg" align="flex-start">
      <Text fw={600}>{what}</Text>
      {how === undefined ? null : <Text c="dimmed">{how}</Text>}
      {children}
    </Stack>
  );
}

/** Draws what a query read. While it reads again the old content stays; a failure stands above it. */
export function Loaded<T>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<T, FailureError>;
  /** What is being read, for the moment before it is there: "arrivals". */
  what: string;
  children: (data: T) => ReactNode;
}) {
  return (
    <>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.data === undefined
        ? query.isPending && <Text c="dimmed" py="lg">{`Opening ${what}…`}</Text>
        : children(query.data)}
    </>
  );
}

/** Holds what the page has read, and reads it again when the records process says that it changed. */
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { asFailure, listen } from './bridge.ts';
import { concerns } from './concerns.ts';
import { keyOf } from './queries.ts';
import { readAgain } from './read-again.ts';

const MINUTE = 60_000;

function makeClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      // The records process is on this machine: a call never waits for a network, and a refusal is an answer.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, gcTime: MINUTE },
      // What was sent and answered goes with the form that sent it: a password, an answer, a person's banner must not stay in memory.
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
  // A session that ended elsewhere (idle lock, sign-out in the menu) shows first as a refused read.
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const { kind } = asFailure(event.action.error);
    if (kind === 'locked' || kind === 'signed-out')
      void client.invalidateQueries({ queryKey: ['session.state'] });
  });
  return client;
}

function useEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      listen('changed', (change) => {
        void readAgain(client, {
          predicate: ({ queryKey, state }) => concerns(change, queryKey, state.data),
        });
      }),
      listen('replication', (status) => client.setQueryData(keyOf('replication.status', {}), status)),
      listen('session', () => void readAgain(client, { queryKey: ['session.state'] })),
      listen('policy', () => {
        for (const channel of ['session.state', 'policy.get'])
          void readAgain(client, { queryKey: [channel] });
      }),
      listen('imported', () => void readAgain(client, { queryKey: ['reception.board'] })),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
}

function Events({ children }: { children: ReactNode }) {
  useEvents();
  return children;
}

/** Makes `useChannel` and `useCommand` work below it. */
export function BridgeProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <Events>{children}</Events>
    </QueryClientProvider>
  );
}

/** Part of the page over answers that the test gives, and a record of what was asked. */
import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { BridgeProvider } from '../../renderer/bridge/BridgeProvider.tsx';
import { LiveRegion } from '../../renderer/components/announce.tsx';
import { forgetDrafts } from '../../renderer/session/draft.ts';
import { SessionContext, type OpenSession } from '../../renderer/session/SessionContext.tsx';
import type { Answer, Bridge } from '../../shared/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../shared/contract/contract.ts';
import type { EventName, EventPayload } from '../../shared/contract/workstation.ts';
import { Failure } from '../../shared/failure/failure.ts';
import type { Role } from '../../shared/records/people.ts';

export type Answers = { [C in ChannelName]?: (input: Input<C>) => Output<C> };

export interface Drawn {
  readonly asked: { channel: ChannelName; input: unknown }[];
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

/** `role`: of who is signed in. What the answers leave out is refused. */
export function pageWith(children: ReactNode, answers: Answers, role: Role = 'nurse'): Drawn {
  forgetDrafts();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const asked: Drawn['asked'] = [];
  window.throughcare = {
    call: <C extends ChannelName>(channel: C, input: Input<C>): Promise<Answer<Output<C>>> => {
      asked.push({ channel, input });
      const answer = answers[channel] as ((input: Input<C>) => Output<C>) | undefined;
      try {
        if (answer === undefined) throw new Failure('unexpected', `Nothing answers ${channel} here.`);
        return Promise.resolve({ ok: true, output: structuredClone(answer(input)) });
      } catch (error) {
        const { kind, message, field } =
          error instanceof Failure ? error : new Failure('unexpected', 'It broke.');
        return Promise.resolve({
          ok: false,
          failure: { kind, sentence: message, field, reference: 'K7Q2-19F3' },
        });
      }
    },
    on: (event: string, listener: (payload: never) => void) => {
      const held = listeners.get(event) ?? new Set();
      listeners.set(event, held.add(listener));
      return () => void held.delete(listener);
    },
  } as unknown as Bridge;
  const session = {
    phase: 'signed-in',
    me: { id: 'staff-rokafor', role, name: 'Ruth Okafor' },
  } as unknown as OpenSession;
  render(
    <MantineProvider env="test">
      <SessionContext value={session}>
        <BridgeProvider>
          {children}
          <LiveRegion />
        </BridgeProvider>
      </SessionContext>
    </MantineProvider>,
  );
  return {
    asked,
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}

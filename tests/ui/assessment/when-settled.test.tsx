/** What waits for the evaluation of the last answer. */
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useWhenSettled } from '../../../renderer/features/assessment/useWhenSettled.ts';

function drawn() {
  const { result, rerender } = renderHook((settled: boolean) => useWhenSettled(settled), {
    initialProps: true,
  });
  return {
    ask: (work: () => void) => act(async () => result.current(work)),
    draw: (settled: boolean) => act(async () => rerender(settled)),
  };
}

test('runs at once where everything entered is worked out', async () => {
  const done: string[] = [];
  const { ask } = drawn();
  await ask(() => done.push('next'));
  expect(done).toEqual(['next']);
});

test('waits for what is being worked out, runs once, and the latest wish stands', async () => {
  const done: string[] = [];
  const { ask, draw } = drawn();
  await draw(false);
  await ask(() => done.push('card'));
  await ask(() => done.push('next'));
  expect(done).toEqual([]);
  await draw(true);
  await draw(true);
  expect(done).toEqual(['next']);
});

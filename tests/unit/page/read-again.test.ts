/** What is read again when something changed. */
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAgain } from '../../../renderer/bridge/read-again.ts';

test('a change during the very first reading is not lost', async () => {
  const client = new QueryClient();
  const answers: ((value: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['patients.open', { patientId: 'a' }],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => {});
  const again = readAgain(client, { queryKey: ['patients.open'] });
  answers[0]?.('before the change');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('after the change');
  await again;
  expect(observer.getCurrentResult().data).toBe('after the change');
  stop();
});

test('what is held is asked for once', async () => {
  const client = new QueryClient();
  let asked = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['patients.open', { patientId: 'a' }],
    queryFn: async () => (asked += 1),
  });
  const stop = observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().data).toBe(1);
  await readAgain(client, { queryKey: ['patients.open'] });
  expect(asked).toBe(2);
  stop();
});

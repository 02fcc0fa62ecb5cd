/** A button whose work has ended can be pressed again, however the work ended: nothing on a page waits for ever. */
import { Button } from '@mantine/core';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FailureNotice } from '../../../renderer/components/FailureNotice.tsx';
import { useAct } from '../../../renderer/features/acct/dialogs/useAct.ts';
import { Clashes } from '../../../renderer/features/followup/clashes/Clashes.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { bookingOf } from '../../support/fake-bridge/followup.ts';
import { pageWith } from '../../support/page-with.tsx';

const enabled = async (name: string) =>
  waitFor(() => expect(screen.getByRole('button', { name })).toHaveProperty('disabled', false));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

function Stays({ work }: { work: () => Promise<unknown> }) {
  const act = useAct(vi.fn(), vi.fn());
  const run = async () => {
    await work();
    return { words: ['Done.'], undo: null };
  };
  return (
    <>
      <Button loading={act.busy} onClick={() => act.run(run)}>
        Do it
      </Button>
      <FailureNotice error={act.error} />
    </>
  );
}

test('a dialog that stays open sends again after a refusal and after a success, and forgets the refusal', async () => {
  const work = vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(new Failure('conflict', 'Somebody else was first.'))
    .mockResolvedValue(null);
  pageWith(<Stays work={work} />, {});
  for (const times of [1, 2, 3]) {
    press('Do it');
    expect(screen.getByRole('button', { name: 'Do it' })).toHaveProperty('disabled', true);
    await enabled('Do it');
    expect(work).toHaveBeenCalledTimes(times);
    expect(screen.queryAllByRole('alert')).toHaveLength(times === 1 ? 1 : 0);
  }
});

test('a clash that still stands after it was settled, as when another workstation made it anew, is settled again', async () => {
  const moved = bookingOf(1, '09:00');
  const { asked } = pageWith(<Clashes did={vi.fn()} />, {
    'followup.clashes': () => ({
      clashes: [
        {
          id: 'slot',
          kind: 'slot',
          text: 'Two people hold the slot at 09:00.',
          bookings: [bookingOf(0, '09:00'), moved],
          proposal: {
            keep: bookingOf(0, '09:00').bookingId,
            move: moved.bookingId,
            to: null,
            text: 'Take one out.',
          },
        },
      ],
    }),
    'followup.cancel': () => ({ ok: true }),
  });
  await screen.findByText('Take one out.');
  for (const times of [1, 2]) {
    press('Do this');
    await waitFor(() =>
      expect(asked.filter(({ channel }) => channel === 'followup.cancel')).toHaveLength(times),
    );
    await enabled('Do this');
  }
});

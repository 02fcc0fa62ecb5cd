/** Lists to print: the very pages that will be printed, and printing or saving them. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PrintedList } from '../../../../shared/contract/followup-views.ts';
import { call, shell, type FailureError } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { today } from '../../../components/time.ts';
import { ListPages } from '../../../print/lists/ListPages.tsx';
import { useDraft } from '../../../session/draft.ts';
import { DayPicker } from '../../arrivals/board/DayPicker.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import styles from './Lists.module.css';

interface Choice {
  kind: PrintedList['kind'];
  date: string;
  clinicId: string | null;
}

const kinds: { value: PrintedList['kind']; label: string }[] = [
  { value: 'movement', label: 'Movement list, for officers' },
  { value: 'clinic', label: 'Clinic lists' },
  { value: 'day-4', label: 'Day 4 and later, not booked' },
  { value: 'cell-side', label: 'Visits at the cell' },
];

type How = 'printer' | 'pdf';

export function ListsPage() {
  const [choice, setChoice] = useDraft<Choice>('followup.list', {
    kind: 'movement',
    date: today(),
    clinicId: null,
  });
  const list = useChannel('followup.list', choice);
  const clinics = useChannel('followup.clinics', {}, { enabled: choice.kind === 'clinic' });
  const print = usePrint(choice);
  const ready = list.data !== undefined && !print.isPending;
  return (
    <FollowUpFrame
      title="Lists to print"
      tools={
        <>
          <Button
            size="compact-md"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={print.isPending && print.variables === 'printer'}
            disabled={!ready}
            onClick={() => print.mutate('printer')}
          >
            Print
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            loading={print.isPending && print.variables === 'pdf'}
            disabled={!ready}
            onClick={() => print.mutate('pdf')}
          >
            Save as PDF
          </Button>
        </>
      }
    >
      <Group mb="sm" align="flex-end">
        <NativeSelect
          label="List"
          data={kinds}
          value={choice.kind}
          onChange={({ currentTarget: { value } }) =>
            setChoice({ ...choice, kind: value as Choice['kind'], clinicId: null })
          }
        />
        {choice.kind === 'clinic' ? (
          <NativeSelect
            label="Clinic"
            data={[
              { value: '', label: 'Every clinic of the day' },
              ...(clinics.data?.clinics ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={choice.clinicId ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setChoice({ ...choice, clinicId: value === '' ? null : value })
            }
          />
        ) : null}
        <DayPicker date={choice.date} onDate={(date) => setChoice({ ...choice, date })} />
      </Group>
      <FailureNotice error={print.error} />
      {print.data === undefined ? null : (
        <p className={styles['said']} role="status">
          {print.data}
        </p>
      )}
      <Loaded query={list} what="the list">
        {(data) => (
          <section className={styles['preview']} aria-label="The pages as they will be printed">
            <div className={styles['paper']}>
              <ListPages list={data} />
            </div>
          </section>
        )}
      </Loaded>
    </FollowUpFrame>
  );
}

/** Prints, and writes down that it was printed. Answers a sentence; cancelling is neither a success nor a failure. */
function usePrint({ kind, date, clinicId }: Choice) {
  return useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const done = await shell.print(`list/${kind}/${date}/${clinicId ?? 'all'}`, how);
      if (done === null) return 'Cancelled. Nothing was printed.';
      await call('followup.printed', { kind, date, how });
      return how === 'printer' ? 'Sent to the printer.' : `Saved as ${done.path ?? 'PDF'}.`;
    },
    onSuccess: announce,
  });
}

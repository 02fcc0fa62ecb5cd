/** Lists to print: the very pages that will be printed, and printing or saving them. */
import { Group, NativeSelect } from '@mantine/core';
import type { PrintedList } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { Preview } from '../../../components/pages/Preview.tsx';
import { Printed, PrintTools, usePrinting } from '../../../components/pages/PrintTools.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { today } from '../../../components/time.ts';
import { ListPages } from '../../../print/lists/ListPages.tsx';
import { useDraft } from '../../../session/draft.ts';
import { DayPicker } from '../../arrivals/board/DayPicker.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';

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

export function ListsPage() {
  const [choice, setChoice] = useDraft<Choice>('followup.list', {
    kind: 'movement',
    date: today(),
    clinicId: null,
  });
  const list = useChannel('followup.list', choice);
  const clinics = useChannel('followup.clinics', {}, { enabled: choice.kind === 'clinic' });
  const { kind, date, clinicId } = choice;
  const printing = usePrinting(`list/${kind}/${date}/${clinicId ?? 'all'}`, (how) =>
    call('followup.printed', { kind, date, how }),
  );
  return (
    <FollowUpFrame
      title="Lists to print"
      tools={<PrintTools printing={printing} ready={list.data !== undefined} />}
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
      <Printed printing={printing} />
      <Loaded query={list} what="the list">
        {(data) => (
          <Preview>
            <ListPages list={data} />
          </Preview>
        )}
      </Loaded>
    </FollowUpFrame>
  );
}

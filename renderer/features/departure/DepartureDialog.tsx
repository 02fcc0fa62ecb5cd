/** Somebody leaves: how, when and where to. A prison that is chosen has the whole history before the person arrives. */
import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { expectedBack, type DepartureKind } from '../../../shared/records/departure.ts';
import { useChannel, useCommand } from '../../bridge/queries.ts';
import { announce } from '../../components/announce.tsx';
import { ClinicalForm } from '../../components/ClinicalForm.tsx';
import { DayAndTime, instantTyped, typedNow, type Typed } from '../../components/DayAndTime.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { useNow } from '../../components/useNow.ts';
import { useDraft } from '../../session/draft.ts';
import { BeforeMove } from '../release/transfer/BeforeMove.tsx';

const kinds: readonly { id: DepartureKind; label: string }[] = [
  { id: 'release', label: 'Released' },
  { id: 'transfer', label: 'Transferred to another establishment' },
  { id: 'court', label: 'Went to court and does not come back tonight' },
  { id: 'hospital', label: 'Went to hospital and does not come back tonight' },
  { id: 'other', label: 'Left in another way' },
];

const NOT_LISTED = '';

interface Entry extends Typed {
  kind: DepartureKind | null;
  destination: string;
  where: string;
}

/** What recording it does. */
function afterwards(name: string, kind: DepartureKind | null): string {
  if (kind !== null && expectedBack.includes(kind))
    return `${name} stays on the lists of people here as away, and the seven days run on, until somebody records that they are back or have left for good.`;
  const gone = `${name} is then no longer on the lists of people here.`;
  return kind === null || kind === 'transfer'
    ? gone
    : `${gone} What is still owed stays on the record of the person.`;
}

interface DepartureDialogProps {
  stayId: string;
  /** As people say it: Forename Surname. */
  name: string;
  onClose: () => void;
}

export function DepartureDialog({ stayId, name, onClose }: DepartureDialogProps) {
  const now = useNow();
  const [typed, setTyped, clear] = useDraft<Entry>(`departure.${stayId}`, {
    kind: null,
    destination: NOT_LISTED,
    where: '',
    ...typedNow(now),
  });
  const destinations = useChannel('departures.destinations', {});
  const record = useCommand('departures.record', ['patients.open', 'reception.board']);
  const set = (change: Partial<Entry>) => setTyped({ ...typed, ...change });
  const at = instantTyped(typed);
  const leave = () => {
    clear();
    onClose();
  };
  const send = () => {
    if (typed.kind === null || at === null) return;
    const to = typed.kind === 'transfer' && typed.destination !== NOT_LISTED ? typed.destination : null;
    const named = destinations.data?.find(({ id }) => id === to)?.name ?? (typed.where.trim() || null);
    record.mutate(
      { stayId, kind: typed.kind, at, destination: to, destinationName: named },
      {
        onSuccess: () => {
          announce(`It is recorded that ${name} left`);
          leave();
        },
      },
    );
  };
  return (
    <Dialog onClose={leave} title={`${name} leaves`} size="lg" closeOnClickOutside={false}>
      <ClinicalForm label="Departure">
        <Stack gap="md">
          <Radio.Group
            label="How, needed"
            value={typed.kind}
            onChange={(kind) => set({ kind: kind as DepartureKind })}
          >
            <Stack gap={6} mt={6}>
              {kinds.map(({ id, label }) => (
                <Radio key={id} value={id} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          {typed.kind === 'transfer' || typed.kind === 'court' ? (
            <BeforeMove stayId={stayId} kind={typed.kind} onLeave={onClose} />
          ) : null}
          {typed.kind === 'transfer' ? (
            <NativeSelect
              label="Where to"
              description="The prison you choose has the whole history at once. Open work is handed over with it."
              data={[
                { value: NOT_LISTED, label: 'Not known, or not in this list' },
                ...(destinations.data ?? []).map(({ id, name: label }) => ({ value: id, label })),
              ]}
              value={typed.destination}
              onChange={(event) => set({ destination: event.currentTarget.value })}
            />
          ) : null}
          {typed.kind !== null && (typed.kind !== 'transfer' || typed.destination === NOT_LISTED) ? (
            <TextInput
              label="Where to, in words"
              value={typed.where}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => set({ where: event.currentTarget.value })}
            />
          ) : null}
          <DayAndTime typed={typed} onTyped={set} />
          <Text c="dimmed">{afterwards(name, typed.kind)}</Text>
          <FailureNotice error={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              Cancel
            </Button>
            <Button disabled={typed.kind === null || at === null} loading={record.isPending} onClick={send}>
              Record the departure
            </Button>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}

/** What the establishment decides about locking, working without the central record, and working hours. */
import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import { policyBounds } from '../../../../shared/records/policy.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { useNow } from '../../../components/useNow.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { sayWhen } from '../../../shell/when-words.ts';

type Held = Output<'policy.get'>;
type Numbers = keyof typeof policyBounds;

export function Policy() {
  const policy = useChannel('policy.get', {});
  return (
    <Loaded query={policy} what="the policy">
      {(held) => <Form key={held.set?.at ?? ''} held={held} />}
    </Loaded>
  );
}

const labels: Record<Numbers, string> = {
  idleLockMinutes: 'Minutes without input until the screen locks',
  grantDays: 'Days without the central record until nobody can sign in',
  grantWarnDays: 'Days of warning before that',
};
const numbers = Object.keys(labels) as Numbers[];

function Form({ held }: { held: Held }) {
  const now = useNow();
  const may = useMay('policy.set');
  const [values, setValues] = useState({
    idleLockMinutes: held.idleLockMinutes,
    grantDays: held.grantDays,
    grantWarnDays: held.grantWarnDays,
  });
  const [from, setFrom] = useState(held.workingHours?.from ?? '');
  const [to, setTo] = useState(held.workingHours?.to ?? '');
  const set = useCommand('policy.set', ['policy.get', 'session.state']);
  const send = () =>
    set.mutate(
      { ...values, workingHours: from === '' && to === '' ? null : { from, to } },
      { onSuccess: () => announce('Policy saved') },
    );
  return (
    <Stack gap="xs">
      <Text>
        {held.set === null
          ? 'Nobody has set one for this establishment: the usual values hold.'
          : `Set ${sayWhen(held.set.at, now)} by ${held.set.by}, for every workstation of this establishment.`}{' '}
        This workstation may go {held.grantDaysLeft} more days without the central record.
      </Text>
      {held.differs ? (
        <Text fw={600}>
          Two people set it differently. The stricter numbers hold until it is saved again.
        </Text>
      ) : null}
      {numbers.map((name) => (
        <NumberInput
          key={name}
          label={labels[name]}
          min={policyBounds[name].least}
          max={policyBounds[name].most}
          allowDecimal={false}
          disabled={!may}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: Number(value) })}
        />
      ))}
      <Group grow align="flex-start">
        <TextInput
          label="Working hours from"
          placeholder="07:30"
          disabled={!may}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label="Until"
          placeholder="20:00"
          disabled={!may}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm">Openings outside these hours are marked in the audit. Left empty, none is.</Text>
      <FailureNotice error={set.error} />
      {may ? (
        <Group justify="flex-end">
          <Button loading={set.isPending} onClick={send}>
            Save the policy
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

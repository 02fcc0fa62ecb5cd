/** What the scheduler would book: every choice with its because, those without a slot with why. Nothing is booked before it is accepted. */
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentKind } from '../../../../shared/records/care.ts';
import { addDays, formatCivilDate } from '../../../../shared/identity/index.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { DateField, readDate } from '../../../components/DateField.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Empty } from '../../../components/Status.tsx';
import { today } from '../../../components/time.ts';
import { useDraft } from '../../../session/draft.ts';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import { useUndo } from '../useUndo.tsx';
import { kindChoices } from '../words.ts';
import { Choices } from './Choices.tsx';
import styles from './Proposal.module.css';

const AHEAD_DAYS = 13;
/** The scheduler rests when nobody has asked for two minutes. */
const STAYS_READY_MS = 60_000;

interface Asked {
  from: string;
  to: string;
  kinds: AppointmentKind[];
}

export function ProposalPage() {
  const [asked, setAsked] = useDraft<Asked>('followup.propose', {
    from: formatCivilDate(today()),
    to: formatCivilDate(addDays(today(), AHEAD_DAYS)),
    kinds: ['second-stage'],
  });
  const [more, setMore] = useState(false);
  // Whether it is ready, the page need not know: a proposal waits for it, and says when it cannot be made.
  useChannel('followup.proposeSoon', {}, { againAfter: () => STAYS_READY_MS });
  const propose = useCommand('followup.propose');
  const undo = useUndo();
  const from = readDate(asked.from, 'other');
  const to = readDate(asked.to, 'other');
  const fits = from.kind === 'date' && to.kind === 'date' && from.iso <= to.iso && asked.kinds.length > 0;
  const ask = () => {
    if (from.kind !== 'date' || to.kind !== 'date') return;
    propose.mutate({ from: from.iso, to: to.iso, kinds: asked.kinds });
  };
  const shown = more ? kindChoices : kindChoices.filter(({ value }) => asked.kinds.includes(value));
  return (
    <FollowUpFrame title="Proposal">
      {undo.line}
      <Group align="flex-start" mb="xs">
        <DateField
          label="From"
          text={asked.from}
          onText={(text) => setAsked({ ...asked, from: text })}
          use="other"
        />
        <DateField
          label="Until"
          text={asked.to}
          onText={(text) => setAsked({ ...asked, to: text })}
          use="other"
        />
        <Checkbox.Group
          label="For"
          value={asked.kinds}
          onChange={(kinds) => setAsked({ ...asked, kinds: kinds as AppointmentKind[] })}
        >
          <div className={styles['kinds']}>
            {shown.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
            <Button size="compact-sm" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
              {more ? 'Fewer' : 'More kinds'}
            </Button>
          </div>
        </Checkbox.Group>
        <Button mt={22} disabled={!fits} loading={propose.isPending} onClick={ask}>
          Propose
        </Button>
      </Group>
      <FailureNotice error={propose.error} />
      {propose.data === undefined ? (
        <Empty
          what="Nothing has been proposed yet."
          how="A proposal gives everybody without a slot the one that suits best. Nothing is booked until you accept it."
        />
      ) : (
        <Choices
          key={propose.data.madeAt}
          proposal={propose.data}
          did={undo.did}
          onAgain={() => {
            propose.reset();
            ask();
          }}
        />
      )}
      <Text size="xs" c="dimmed" mt="md">
        Late second stages weigh most, then those asked for sooner, then days lost.
      </Text>
    </FollowUpFrame>
  );
}

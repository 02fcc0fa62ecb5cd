/** When this person was in custody, and what was asked each time. */
import { Button, Group, Table, Title, VisuallyHidden } from '@mantine/core';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import { sourceWord } from '../../../components/SourceMark.tsx';
import { Empty } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';

type Assessment = PatientView['assessments'][number];

const states = { 'in-progress': 'Being given', incomplete: 'Interrupted', signed: 'Signed' } as const;

export function StaysAndAssessments({ view: { stays, assessments } }: { view: PatientView }) {
  const clinician = useMay('reception.assessment');
  return (
    <>
      <Title order={2} mb="xs">
        Stays
      </Title>
      <Table withTableBorder bg="var(--tc-surface)">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>At</Table.Th>
            <Table.Th>Arrived</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>Left</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stays.map((stay) => (
            <Table.Tr key={stay.id}>
              <Table.Td>{stay.elsewhere ?? 'This prison'}</Table.Td>
              <Table.Td>{showInstant(stay.arrivedAt)}</Table.Td>
              <Table.Td>{[sourceWord(stay.source), stay.fromLocation].filter(Boolean).join(', ')}</Table.Td>
              <Table.Td>
                {stay.departedAt === null
                  ? stay.elsewhere === undefined
                    ? 'Here now'
                    : 'Not said'
                  : showInstant(stay.departedAt)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Title order={2} mt="lg" mb="xs">
        Assessments
      </Title>
      {assessments.length === 0 ? (
        <Empty what="None yet." how="The first-stage assessment is begun from the arrivals board." />
      ) : (
        <Table withTableBorder bg="var(--tc-surface)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Begun</Table.Th>
              <Table.Th>Kind</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>
                <VisuallyHidden>Open</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {assessments.map((one) => (
              <Line key={one.assessmentId} assessment={one} clinician={clinician} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

function Line({ assessment, clinician }: { assessment: Assessment; clinician: boolean }) {
  const { assessmentId, signedId, kind, state, startedAt, signedAt, assessor, corrects } = assessment;
  const begun = showInstant(startedAt);
  return (
    <Table.Tr>
      <Table.Td>{begun}</Table.Td>
      <Table.Td>
        {kind === 'first-stage' ? 'First stage' : 'Second stage'}
        {corrects === null ? '' : ', a correction'}
      </Table.Td>
      <Table.Td>
        {states[state]}
        {signedAt === null ? '' : ` ${showInstant(signedAt)}`}
      </Table.Td>
      <Table.Td>{assessor}</Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end">
          {signedId === null || kind !== 'first-stage' ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Wing summary of ${begun}`}
              onClick={() => navigate({ area: 'wing-summary', signedId })}
            >
              Wing summary
            </Button>
          )}
          {clinician ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${signedId === null ? 'Continue' : 'View'} the assessment of ${begun}`}
              onClick={() =>
                navigate(
                  signedId === null ? { area: 'assessment', assessmentId } : { area: 'signed', signedId },
                )
              }
            >
              {signedId === null ? 'Continue' : 'View'}
            </Button>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

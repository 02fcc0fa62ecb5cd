/** Other records that may be this person. Looking joins nobody. */
import { Stack, Text } from '@mantine/core';
import type { BannerView } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { MatchBody, matchSentence } from '../../../components/matching/MatchBody.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { toFragment } from '../../../navigation/route.ts';
import styles from './Open.module.css';

export function Duplicates({ person }: { person: BannerView['person'] }) {
  const { surname, forenames, dateOfBirth, sex, gender, nhsNumber, prisonNumber, pncNumber, croNumber } =
    person;
  const identity = {
    surname,
    forenames,
    dateOfBirth,
    sex,
    gender,
    nhsNumber,
    prisonNumber,
    pncNumber,
    croNumber,
  };
  const matches = useChannel('patients.match', { identity });
  return (
    <Loaded query={matches} what="people who may be the same">
      {(all) => {
        const others = all.filter(({ patientId }) => patientId !== person.id);
        return others.length === 0 ? (
          <Empty what="Nobody else held looks like this person." />
        ) : (
          <Stack gap="sm">
            <Text>These records may be about the same person. Nothing is joined by looking at them.</Text>
            {others.map((match) => (
              <div key={match.patientId} className={styles['match']}>
                <a
                  className={styles['name']}
                  href={toFragment({ area: 'patient', patientId: match.patientId })}
                >
                  <bdi>{bannerName(match.person)}</bdi>
                </a>
                <Text size="sm" c="dimmed" mb={4}>
                  {matchSentence(match)}
                </Text>
                <MatchBody match={match} against={person} />
              </div>
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}

/** Who can sign in to the demonstration establishment. Drawn only when the records process lists them. */
import { Button, Text, Title } from '@mantine/core';
import type { SessionState } from '../../../shared/contract/session.ts';
import { useCommand } from '../../bridge/queries.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { roleName } from '../../session/roles.ts';
import styles from './Demonstration.module.css';

export function Demonstration({ session }: { session: SessionState }) {
  const signIn = useCommand('session.signIn', ['session.state']);
  return (
    <section className={styles['demonstration']} aria-labelledby="demonstration-title">
      <Title order={2} id="demonstration-title">
        Demonstration
      </Title>
      <Text mb="md">
        Nobody here is real. Sign in as any of them; a real installation shows none of this.
      </Text>
      <FailureNotice error={signIn.error} />
      <ul className={styles['people']}>
        {session.demonstration.map(({ username, password, name, role }) => (
          <li key={username} className={styles['person']}>
            <div className={styles['who']}>
              <b>{name}</b>
              <span>{roleName(role)}</span>
              <span className={styles['secret']}>
                {username} · {password}
              </span>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={`Sign in as ${name}, ${roleName(role)}`}
              disabled={signIn.isPending}
              onClick={() => signIn.mutate({ username, password })}
            >
              Sign in
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** User name and password of somebody who was admitted to this workstation. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';

interface Credentials {
  readonly username: string;
  readonly password: string;
  /** As they are sent; null until both are written. */
  readonly complete: { readonly username: string; readonly password: string } | null;
  readonly setUsername: (username: string) => void;
  readonly setPassword: (password: string) => void;
}

export function useCredentials(): Credentials {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const name = username.trim();
  const complete = name === '' || password === '' ? null : { username: name, password };
  return { username, password, complete, setUsername, setPassword };
}

export function CredentialFields({ written }: { written: Credentials }) {
  const { username, password, setUsername, setPassword } = written;
  return (
    <>
      <TextInput
        label="User name"
        autoComplete="username"
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </>
  );
}

/** A new password, written twice, under the rules that it has to keep. */
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { PasswordRules } from './PasswordRules.tsx';

interface NewPassword {
  readonly password: string;
  readonly again: string;
  /** Both are written and are the same. */
  readonly complete: boolean;
  readonly setPassword: (password: string) => void;
  readonly setAgain: (again: string) => void;
}

export function useNewPassword(): NewPassword {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  return { password, again, complete: password !== '' && again === password, setPassword, setAgain };
}

/** @param label what the first of the two is called: "New password" */
export function NewPasswordFields({ label, chosen }: { label: string; chosen: NewPassword }) {
  const { password, again, setPassword, setAgain } = chosen;
  return (
    <>
      <PasswordRules />
      <PasswordInput
        label={label}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label={`${label} again`}
        autoComplete="new-password"
        value={again}
        error={again !== '' && again !== password ? 'The two are not the same' : undefined}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
    </>
  );
}

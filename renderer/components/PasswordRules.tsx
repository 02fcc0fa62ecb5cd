/** What a new password must be, said before somebody thinks of one. The records process decides (NCSC guidance). */
import { Text } from '@mantine/core';

export function PasswordRules() {
  return (
    <Text size="sm">
      Use at least 12 characters: three words that do not belong together make a good password. Not one of the
      common ones that are tried first, and not your own name. It need not be changed after a time.
    </Text>
  );
}

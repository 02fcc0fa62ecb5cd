/** Above everything about a person whose record a new workstation does not hold whole yet. */
import { Alert, Text } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import styles from './Arriving.module.css';

export function RecordArriving() {
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      className={styles['record'] ?? ''}
      icon={<IconCloudDownload aria-hidden />}
      title="This record is still arriving from the central record; do not rely on it yet."
      styles={{ root: { background: 'var(--tc-bad-ground)' }, title: { color: 'var(--tc-bad)' } }}
    >
      <Text>
        Allergies, self-harm, ACCTs, medicines and earlier answers that are not shown here may still come.
        What is shown is right but not all there is. This notice goes when everything is here.
      </Text>
    </Alert>
  );
}

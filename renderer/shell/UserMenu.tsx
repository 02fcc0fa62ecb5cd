/** Who is signed in, and what they can do about themselves. */
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKey, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '../components/announce.tsx';
import { roleName } from '../session/roles.ts';
import { useSession } from '../session/SessionContext.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import styles from './TopBar.module.css';

export function UserMenu({ signOut }: { signOut: () => void }) {
  const { me } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, setChanging] = useState(false);
  const night = colorScheme === 'dark';
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton className={styles['button']}>
            {me.name} <IconChevronDown size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {roleName(me.role)}, signed in as {me.username}
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setChanging(true)}>
            Change password
          </Menu.Item>
          <Menu.Item
            leftSection={night ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
            onClick={() => {
              setColorScheme(night ? 'light' : 'dark');
              announce(night ? 'Day colours' : 'Night colours');
            }}
          >
            {night ? 'Day colours' : 'Night colours'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing ? <ChangePassword onClose={() => setChanging(false)} /> : null}
    </>
  );
}

/** What can be done with one ACCT, the likeliest in sight and the rest in a menu. */
import { Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Open } from '../dialogs/opened.ts';
import { acctName } from '../words.ts';
import styles from './Acct.module.css';
import type { Begin } from './begin.ts';

interface AcctToolsProps {
  acct: AcctSummary;
  open: Open;
  begin: Begin | null;
}

export function AcctTools({ acct, open, begin }: AcctToolsProps) {
  const may = useMay('acct.setReview');
  if (!may) return null;
  const { acctId, state, constant } = acct;
  const isOpen = state === 'open';
  return (
    <div className={styles['tools']}>
      {begin === null || state === 'closed' ? null : (
        <Button size="compact-sm" onClick={() => begin({ kind: isOpen ? 'review' : 'post-closure', acctId })}>
          Write health input
        </Button>
      )}
      {begin === null || state === 'closed' ? null : (
        <Button size="compact-sm" variant="default" onClick={() => begin({ kind: 'possession', acctId })}>
          Assess medicines in possession
        </Button>
      )}
      {state === 'closed' ? null : (
        <>
          <Button size="compact-sm" variant="default" onClick={() => open({ kind: 'review', review: null })}>
            Set a review
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => open({ kind: 'share' })}>
            What was shared
          </Button>
        </>
      )}
      <Menu position="bottom-start" width={290}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDotsVertical size={15} aria-hidden />}
            aria-label={`More about the ${acctName(acct)}`}
          >
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => open({ kind: 'details' })}>Log number, handed to, level</Menu.Item>
          <Menu.Item onClick={() => open({ kind: 'immediate-plan' })}>Immediate action plan</Menu.Item>
          <Menu.Item onClick={() => open({ kind: 'support', support: null })}>Add a support action</Menu.Item>
          {state === 'closed' ? (
            <Menu.Item onClick={() => open({ kind: 'share' })}>What was shared</Menu.Item>
          ) : null}
          {isOpen && constant === null ? (
            <Menu.Item onClick={() => open({ kind: 'begin-constant' })}>
              Constant supervision begins
            </Menu.Item>
          ) : null}
          {constant === null ? null : (
            <Menu.Item onClick={() => open({ kind: 'end-constant' })}>Constant supervision ends</Menu.Item>
          )}
          {isOpen && begin !== null ? (
            <>
              {constant === null ? null : (
                <Menu.Item onClick={() => begin({ kind: 'constant-supervision', acctId })}>
                  Write input on constant supervision
                </Menu.Item>
              )}
              <Menu.Item onClick={() => begin({ kind: 'closing', acctId })}>
                Write healthcare’s view on closing
              </Menu.Item>
            </>
          ) : null}
          <Menu.Divider />
          {isOpen ? (
            <Menu.Item onClick={() => open({ kind: 'close' })}>The case review closed it</Menu.Item>
          ) : null}
          {state === 'post-closure' ? (
            <Menu.Item onClick={() => open({ kind: 'end-post-closure' })}>
              The post-closure period ended
            </Menu.Item>
          ) : null}
          {isOpen ? null : <Menu.Item onClick={() => open({ kind: 'reopen' })}>It is open again</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

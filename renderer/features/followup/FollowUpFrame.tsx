/** The frame of every page of follow-up: its title, its parts, and what was just done with its undo. */
import type { ComponentProps, ReactNode } from 'react';
import type { ChannelName } from '../../../shared/contract/contract.ts';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { Route } from '../../navigation/route.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { mayCall } from '../../session/roles.ts';
import { PartLinks } from './PartLinks.tsx';

const parts: readonly { label: string; route: Route; needs: ChannelName }[] = [
  { label: 'Everybody, day by day', route: { area: 'follow-up' }, needs: 'followup.strip' },
  { label: 'Week', route: { area: 'follow-up-week' }, needs: 'followup.week' },
  { label: 'Proposal', route: { area: 'follow-up-proposal' }, needs: 'followup.propose' },
  { label: 'Lists to print', route: { area: 'follow-up-lists' }, needs: 'followup.list' },
  { label: 'Clinics and regime', route: { area: 'clinics' }, needs: 'followup.clinics' },
];

interface FollowUpFrameProps extends Pick<ComponentProps<typeof PageFrame>, 'title' | 'tools' | 'obliges'> {
  children: ReactNode;
}

export function FollowUpFrame({ title, tools, obliges, children }: FollowUpFrameProps) {
  const { me } = useSession();
  return (
    <PageFrame title={title} tools={tools} obliges={obliges}>
      <PartLinks label="Parts of follow-up" parts={parts.filter(({ needs }) => mayCall(me.role, needs))} />
      {children}
    </PageFrame>
  );
}

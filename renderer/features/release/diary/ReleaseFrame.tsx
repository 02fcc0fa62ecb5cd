/** The frame of the pages of release that are about everybody: title, parts, tools. */
import type { ComponentProps, ReactNode } from 'react';
import type { ChannelName } from '../../../../shared/contract/contract.ts';
import { PageFrame } from '../../../components/PageFrame.tsx';
import type { Route } from '../../../navigation/route.ts';
import { useSession } from '../../../session/SessionContext.tsx';
import { mayCall } from '../../../session/roles.ts';
import { PartLinks } from '../../followup/PartLinks.tsx';

const parts: readonly { label: string; route: Route; needs: ChannelName }[] = [
  { label: 'Diary', route: { area: 'release' }, needs: 'release.diary' },
  { label: 'Handing over on the day', route: { area: 'release-day' }, needs: 'release.day' },
  { label: 'Follow-on tasks', route: { area: 'release-follow-on' }, needs: 'release.followOn' },
];

interface ReleaseFrameProps extends Pick<ComponentProps<typeof PageFrame>, 'title' | 'tools' | 'obliges'> {
  children: ReactNode;
}

export function ReleaseFrame({ title, tools, obliges, children }: ReleaseFrameProps) {
  const { me } = useSession();
  return (
    <PageFrame title={title} tools={tools} obliges={obliges}>
      <PartLinks label="Parts of release" parts={parts.filter(({ needs }) => mayCall(me.role, needs))} />
      {children}
    </PageFrame>
  );
}

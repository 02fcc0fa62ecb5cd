/** Which editions a pack of a kind has, in the order in which they are shown (docs/decisions/0070-release.md). */
import type { Edition, PackKind } from '../records/release-words.ts';

export const editionsOfKind: Readonly<Record<PackKind, readonly Edition[]>> = {
  release: ['clinical', 'patient-held', 'partner'],
  unplanned: ['clinical', 'patient-held', 'partner'],
  transfer: ['sealed', 'escort'],
  court: ['sealed', 'escort'],
};

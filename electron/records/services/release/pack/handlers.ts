/** Use cases of packs, by channel. The bundle stands with what builds it. */
import type { releasePackChannels } from '../../../../../shared/contract/release-packs.ts';
import type { Handlers } from '../../context.ts';
import { logAcknowledged, logPrinted } from './log.ts';
import { listPacks, showPack } from './packs.ts';
import { keepPdf, keptPdf } from './pdf.ts';
import { previewPack } from './preview.ts';
import { listReady, rebuildReady, showReady } from './ready/list.ts';
import { releasePack } from './release.ts';

export const releasePackHandlers: Handlers<Exclude<keyof typeof releasePackChannels, 'release.fhir'>> = {
  'release.preview': previewPack,
  'release.release': releasePack,
  'release.packs': listPacks,
  'release.pack': showPack,
  'release.keepPdf': keepPdf,
  'release.keptPdf': keptPdf,
  'release.printed': logPrinted,
  'release.acknowledged': logAcknowledged,
  'release.ready': listReady,
  'release.rebuildReady': rebuildReady,
  'release.readyPack': showReady,
};

/** What pages of packs need of jsdom: answers from invented packs, and a shell whose printer does as it is told. */
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { releaseContent } from '../../support/fake-bridge/release-content.ts';
import { packPlan, releasePackHandlers } from '../../support/fake-bridge/release-pack.ts';
import type { Answers } from '../../support/page-with.tsx';

export function packAnswers(more: Answers = {}): Answers {
  return {
    ...patientHandlers(() => undefined),
    'release.content': () => releaseContent,
    'release.plan': () => packPlan(),
    ...releasePackHandlers(),
    ...more,
  };
}

export interface FakePaper {
  /** Routes sent to the printer. */
  readonly printed: string[][];
  /** Names of files that were saved. */
  readonly saved: string[][];
}

/** Puts a shell on the bridge that `pageWith` made. */
export function withShell(how: Partial<Bridge['shell']> = {}): FakePaper {
  const paper: FakePaper = { printed: [], saved: [] };
  const shell: Partial<Bridge['shell']> = {
    preview: () => Promise.resolve({ ok: true, output: new TextEncoder().encode('%PDF-1.4') }),
    printers: () => Promise.resolve({ ok: true, output: [{ name: 'office', title: 'Healthcare office' }] }),
    printTo: (routes) => {
      paper.printed.push([...routes]);
      return Promise.resolve({ ok: true, output: null });
    },
    savePack: (files) => {
      const names = files.map(({ name }) => name);
      paper.saved.push(names);
      return Promise.resolve({ ok: true, output: { folder: '/media/stick', names } });
    },
    ...how,
  };
  Object.assign(window.throughcare, { shell });
  return paper;
}

/** Packs, invented: two versions with one number, one from older content, and what was done with them. */
import type { Output } from '../../../shared/contract/contract.ts';
import type { PackView, ReleasePlanView, ShareView } from '../../../shared/contract/release-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Edition } from '../../../shared/records/release-words.ts';
import type { Handlers } from './fake-bridge.ts';
import { listed } from './followup.ts';
import { ago, id } from './people.ts';
import { aDocument } from './release-documents.ts';

export const PACK = id(9101);
export const STAY = id(5001);
const hash = 'ab'.repeat(32);

export function aShare(
  n: number,
  kind: ShareView['kind'],
  name: string,
  more: Partial<ShareView> = {},
): ShareView {
  const edition: Edition = kind === 'gp' || kind === 'mental-health' ? 'clinical' : 'partner';
  return {
    id: id(9300 + n),
    kind,
    name,
    address: '12 Court Lane\nNorthbridge\nNB1 2CD',
    contact: '020 7946 0999',
    odsCode: null,
    decision: edition === 'clinical' ? 'informed' : 'consented',
    reason: null,
    editions: [edition],
    capacity: 'yes',
    bestInterests: null,
    decidedAt: ago(3000),
    witness: null,
    expiresOn: null,
    recordedBy: 'Abi Cole',
    covers: [
      {
        edition,
        covered: true,
        words: edition === 'clinical' ? 'The person was informed.' : 'The person consented.',
      },
    ],
    conflicts: [],
    differing: {},
    ...more,
  };
}

export const shares: ShareView[] = [
  aShare(1, 'gp', 'Elm Surgery'),
  aShare(2, 'mental-health', 'Northbridge Community Mental Health Team', {
    decision: 'objected',
    covers: [{ edition: 'clinical', covered: false, words: 'The person objected.' }],
  }),
  aShare(3, 'reconnect', 'RECONNECT North: سارة الحسن'),
  aShare(4, 'family', "Siân O'Neill (sister)", {
    expiresOn: '2026-11-01',
    covers: [{ edition: 'partner', covered: false, words: 'The agreement ended on 01-Nov-2026.' }],
  }),
];

function aPack(n: number, more: Partial<PackView> = {}): PackView {
  return {
    id: id(9100 + n),
    kind: 'release',
    number: n,
    releasedBy: 'Abi Cole',
    releasedAt: ago(600 - n * 60),
    dataState: 'Central record last reached 2026-11-22 17:05',
    releaseDate: '2026-11-27',
    contentVersion: '1',
    olderContent: false,
    hash,
    editions: ['clinical', 'patient-held', 'partner'],
    gaps: [
      {
        section: 'gp-registration',
        words: 'GP registration. Not arranged: no practice has accepted him yet.',
      },
      { section: 'naloxone', words: 'Naloxone. Not arranged: declined.' },
    ],
    recipients: [
      { kind: 'gp', name: 'Elm Surgery', edition: 'clinical' },
      { kind: 'patient', name: 'The patient', edition: 'patient-held' },
      { kind: 'reconnect', name: 'RECONNECT North: سارة الحسن', edition: 'partner' },
    ],
    sameNumber: false,
    ...more,
  };
}

const packsView: Output<'release.packs'> = {
  packs: [
    aPack(3, { sameNumber: true, number: 2, releasedBy: 'Ruth Okafor' }),
    aPack(2, { sameNumber: true }),
    aPack(1, { olderContent: true, gaps: [], editions: ['clinical'], recipients: [] }),
  ],
  log: [
    {
      id: id(9401),
      packId: id(9102),
      edition: 'clinical',
      what: 'printed',
      copy: 1,
      copies: 1,
      printer: 'Healthcare office',
      recipient: 'Elm Surgery',
      method: 'post',
      of: null,
      acknowledgedBy: null,
      note: null,
      by: 'Abi Cole',
      at: ago(300),
    },
    {
      id: id(9402),
      packId: id(9102),
      edition: 'clinical',
      what: 'acknowledged',
      copy: null,
      copies: null,
      printer: null,
      recipient: null,
      method: null,
      of: id(9401),
      acknowledgedBy: 'Practice manager, by telephone',
      note: null,
      by: 'Abi Cole',
      at: ago(120),
    },
  ],
};

const released = { number: 2, at: ago(480), by: 'Abi Cole' };

/** Everything answers; releasing makes a version, and what is done with it is logged. */
export function releasePackHandlers(): Handlers {
  const state = structuredClone(packsView);
  const packOf = (packId: string) => {
    const found = state.packs.find((pack) => pack.id === packId);
    if (found === undefined) throw new Failure('not-found', 'There is no such pack.');
    return found;
  };
  const copyOf = (packId: string, edition: Edition) =>
    1 +
    state.log.filter((entry) => entry.packId === packId && entry.edition === edition && entry.copy !== null)
      .length;
  return {
    'release.preview': ({ edition, kind }) => ({
      document: aDocument(edition, { kind }),
      hash,
      problems:
        edition === 'partner'
          ? [
              {
                section: 'accommodation',
                words:
                  'The word “prison” stands in it: “the prison chaplain knows the landlord”. Say it without.',
              },
            ]
          : [],
    }),
    'release.release': ({ kind, editions, password }) => {
      if (password === 'wrong') throw new Failure('wrong-password', 'That is not your password.');
      if (editions.some(({ previewHash }) => previewHash !== hash))
        throw new Failure('conflict', 'The record says something else now. Look at the preview again.');
      const number = Math.max(0, ...state.packs.map((pack) => pack.number)) + 1;
      const pack = aPack(10 + number, {
        kind,
        number,
        editions: editions.map(({ edition }) => edition),
        releasedAt: ago(0),
      });
      state.packs.unshift(pack);
      return { pack };
    },
    'release.packs': () => state,
    'release.pack': ({ packId, edition }) => ({
      pack: packOf(packId),
      document: aDocument(edition, { released: { ...released, number: packOf(packId).number } }),
      copy: copyOf(packId, edition),
    }),
    'release.keepPdf': () => ({ pdfHash: hash, signature: btoa('signature'), certificate: '' }),
    'release.keptPdf': () => ({ pdf: null, pdfHash: null, signature: null }),
    'release.printed': ({ packId, edition, what, copies, printer, recipient, method, note }) => {
      const entryId = id(9500 + state.log.length);
      const copy = copyOf(packId, edition);
      const rest = { copies, printer, recipient, method, note, of: null, acknowledgedBy: null };
      state.log.unshift({ id: entryId, packId, edition, what, copy, ...rest, by: 'Abi Cole', at: ago(0) });
      return { entryId, copy };
    },
    'release.acknowledged': ({ entryId, by, note }) => {
      const of = state.log.find((entry) => entry.id === entryId) ?? state.log[0]!;
      const acknowledged = {
        what: 'acknowledged' as const,
        of: entryId,
        acknowledgedBy: by,
        note,
        at: ago(0),
      };
      state.log.unshift({ ...of, id: id(9600 + state.log.length), copy: null, ...acknowledged });
      return { entryId };
    },
    'release.ready': () => ({
      lastRunAt: ago(900),
      running: false,
      packs: [
        { person: listed(0), builtAt: ago(900), stale: true, gaps: 2 },
        { person: listed(1), builtAt: ago(900), stale: false, gaps: 0 },
      ],
      failed: [{ person: listed(2), words: 'The record has not arrived whole.' }],
    }),
    'release.rebuildReady': () => ({ ok: true }),
    'release.readyPack': ({ edition }) => ({
      document: aDocument(edition, { kind: 'unplanned' }),
      builtAt: ago(900),
    }),
    'release.fhir': () => ({ bundle: { resourceType: 'Bundle' }, hash }),
  };
}

/** As much of a plan as packs ask for. */
export const packPlan = (more: Partial<ReleasePlanView> = {}): ReleasePlanView => ({
  person: listed(0),
  arrivedAt: ago(160_000),
  departedAt: null,
  today: '2026-11-22',
  coordinator: null,
  date: {
    date: '2026-11-27',
    id: null,
    source: 'Feed',
    note: null,
    flags: [],
    others: [],
    mayGoAnyDay: false,
    mayGoSaid: null,
    legalStatus: 'Sentenced',
  },
  moved: null,
  medicalHold: null,
  milestones: [],
  sections: [],
  medicines: [],
  shares,
  withheld: [],
  arriving: false,
  ...more,
});

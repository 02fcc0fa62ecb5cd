/** Which establishments may have which release. */
import { MANIFEST_FILE, type Manifest } from '../../shared/updates/manifest.ts';
import { compareVersions } from '../../shared/updates/version.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { establishmentOf } from '../store/establishments.ts';
import { verified } from './keep.ts';

/** `all`: also establishments taken in later. `none`: taken back from every one. */
export async function stageRelease(
  { database, clock }: Central,
  version: string,
  establishment: string,
): Promise<void> {
  await database.transaction(async (query) => {
    const known = await query('SELECT 1 FROM app_release WHERE version = $1 FOR UPDATE', [version]);
    if (known.length === 0)
      throw new Refusal('not-found', `Version ${version} is not held here. Add it first: release add FOLDER`);
    if (establishment === 'all' || establishment === 'none') {
      await query('DELETE FROM app_release_stage WHERE version = $1', [version]);
      await query('UPDATE app_release SET everywhere = $2 WHERE version = $1', [
        version,
        establishment === 'all',
      ]);
      return;
    }
    await establishmentOf(query, establishment);
    await query(
      `INSERT INTO app_release_stage (establishment, version, staged_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [establishment, version, new Date(clock.now())],
    );
  });
}

export interface StagedRelease {
  readonly version: string;
  readonly everywhere: boolean;
  readonly establishments: readonly string[];
}

export async function stagedReleases({ database }: Central): Promise<StagedRelease[]> {
  const rows = await database.query<StagedRelease>(
    `SELECT r.version, r.everywhere, array_remove(array_agg(s.establishment ORDER BY s.establishment), NULL) AS establishments
     FROM app_release r LEFT JOIN app_release_stage s USING (version) GROUP BY r.version, r.everywhere`,
  );
  return rows.toSorted((a, b) => compareVersions(a.version, b.version));
}

export interface Offered {
  readonly manifest: Manifest;
  /** manifest.json as it was signed. */
  readonly text: string;
}

/** The newest release that an establishment may have; null when it may have none. Its signature is looked at again. */
export async function offeredTo(
  { database, releases, log }: Central,
  establishment: string,
): Promise<Offered | null> {
  const rows = await database.query<{ version: string; manifest: string }>(
    `SELECT version, manifest FROM app_release r WHERE everywhere
     OR EXISTS (SELECT 1 FROM app_release_stage s WHERE s.version = r.version AND s.establishment = $1)`,
    [establishment],
  );
  const newestFirst = rows.toSorted((a, b) => compareVersions(b.version, a.version));
  for (const { version, manifest: text } of newestFirst) {
    try {
      return { manifest: verified(releases, text), text };
    } catch (error) {
      log(`${MANIFEST_FILE} of version ${version}: ${(error as Error).message}`);
    }
  }
  return null;
}

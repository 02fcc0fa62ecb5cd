/** Updates of one workstation: asking, checking, and handing over what may be installed (decision 0083). */
import path from 'node:path';
import { readdirSync, rmSync } from 'node:fs';
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import type { UpdateState } from '../../../shared/contract/updates.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Release } from '../../../shared/updates/manifest.ts';
import { mayInstall, type Refusal } from '../../../shared/updates/rules.ts';
import { compareVersions, releaseVersionSchema } from '../../../shared/updates/version.ts';
import type { Store } from '../store/store.ts';
import { HeldRelease, type Held } from './held.ts';
import { askManifest, fetchFile, type Central } from './source.ts';

/** Hands a verified file over. Rejects with a Failure in words; once it resolves, the program is about to end. */
export type InstallUpdate = (ready: { readonly file: string; readonly release: Release }) => Promise<void>;

export interface UpdatesOptions {
  readonly dataDir: string;
  /** File of the pinned public keys. */
  readonly keysFile: string;
  readonly platform: string;
  readonly version: string;
  readonly now: () => number;
  readonly store: () => Store;
  /** Rejects with a Failure where the key of this workstation cannot be opened. */
  readonly central: () => Promise<Central>;
  /** Null in a build that cannot install itself. */
  readonly install: InstallUpdate | null;
  readonly audit: (staff: string, event: AuditEvent, detail: string) => void;
  /** A backup in the second location as well, where one was chosen. Rejects with a Failure in words; writes its own audit entry. */
  readonly backUpElsewhere: (staff: string) => Promise<void>;
  /** The thread that reads a backup back, as it was built. */
  readonly worker?: string | undefined;
}

const BEFORE = 'store.db.before-update-';
const CANNOT =
  'Everything was checked and nothing stands against it, but this build of Throughcare cannot install itself. The people who look after this computer install it.';

export class Updates {
  readonly #options: UpdatesOptions;
  readonly #held: HeldRelease;
  #busy: UpdateState['busy'] = null;
  #askedAt: number | null = null;
  #problem: string | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#held = new HeldRelease(options.dataDir, options.keysFile, options.platform);
    // It was installed since.
    if (this.#held.read()?.manifest.release.version === options.version) this.#held.drop();
  }

  state(): UpdateState {
    const { version: current, now } = this.#options;
    const held = this.#held.read();
    // The backup is made by Install itself.
    const refusals = held === null ? [] : this.#refusals(held, held.source, now());
    return {
      current,
      busy: this.#busy,
      found: held && {
        version: held.manifest.release.version,
        releasedAt: held.manifest.release.releasedAt,
        notes: held.manifest.release.notes,
        source: held.source,
      },
      refusals: refusals.map(({ sentence }) => sentence),
      askedAt: this.#askedAt === null ? null : new Date(this.#askedAt).toISOString(),
      problem: this.#problem,
    };
  }

  /** Asks the central record and fetches what it gives. What went wrong stands in the answer. */
  check(): Promise<UpdateState> {
    return this.#trying('asking', async () => {
      const central = await this.#options.central();
      const text = await this.#ask(central);
      const held = this.#held.read();
      if (text === null) {
        // Withdrawn: what was fetched of it is not installed either.
        if (held?.source === 'given') this.#held.drop();
        return;
      }
      const { release } = this.#held.verified(text);
      if (!this.#isNewer(release.version)) {
        if (held?.source === 'given') this.#held.drop();
        return;
      }
      if (held?.source === 'given' && held.manifest.release.version === release.version) return;
      await this.#held.take('given', text, (wanted, target) =>
        fetchFile(central, wanted, target, (done) => {
          this.#busy = { what: 'fetching', done, total: wanted.size };
        }),
      );
    });
  }

  fromFolder(folder: string): Promise<UpdateState> {
    return this.#trying('checking', async () => {
      if (!path.isAbsolute(folder)) throw new Failure('invalid', 'Choose a folder by its whole path.');
      await this.#held.carry(folder);
    });
  }

  /** Throws a Failure `refused` that says everything that stands against it. */
  async install(version: string, staff: string): Promise<void> {
    this.#begin('checking');
    try {
      const held = this.#held.read();
      if (held === null || held.manifest.release.version !== version)
        throw new Failure('not-found', `Version ${version} is not here any more. Look again.`);
      const stage = await this.#stageOf(held);
      this.#refuse(this.#refusals(held, stage, this.#options.now()), version, staff);
      await this.#held.assertWhole(held);
      this.#busy = { what: 'backing-up', done: 0, total: 0 };
      const backedUp = await this.#backUp(version, staff);
      // Somebody may have begun an assessment meanwhile.
      this.#refuse(this.#refusals(held, stage, backedUp), version, staff);
      this.#busy = { what: 'installing', done: 0, total: 0 };
      await this.#handOver(held, staff);
    } finally {
      this.#busy = null;
    }
  }

  #isNewer(version: string): boolean {
    const { version: current } = this.#options;
    return !releaseVersionSchema.safeParse(current).success || compareVersions(version, current) > 0;
  }

  async #handOver(held: Held, staff: string): Promise<void> {
    const { install, audit, version: current } = this.#options;
    const { release } = held.manifest;
    if (install === null) throw new Failure('refused', CANNOT);
    await this.#held.assertWhole(held);
    audit(
      staff,
      'update-installed',
      `${current} to ${release.version}, ${held.source}, ${held.wanted.sha256}`,
    );
    try {
      await install({ file: held.file, release });
    } catch (error) {
      // The entry above had to be written before the program ends; it did not end.
      audit(staff, 'update-refused', `${release.version}: not taken by the installer`);
      throw error;
    }
    this.#forgetOlderCopies(release.version);
  }

  /** Only now: until another version is in place, the copy from before the last update is the way back to the version before it. */
  #forgetOlderCopies(version: string): void {
    const folder = path.join(this.#options.dataDir, 'store');
    for (const name of readdirSync(folder))
      if (name.startsWith(BEFORE) && !name.startsWith(`${BEFORE}${version}`))
        rmSync(path.join(folder, name), { force: true });
  }

  async #ask(central: Central): Promise<string | null> {
    const text = await askManifest(central);
    this.#askedAt = this.#options.now();
    return text;
  }

  /** A release that was withdrawn meanwhile is not installed; with no network, what was given counts. */
  async #stageOf(held: Held): Promise<'given' | 'carried' | 'not-given'> {
    if (held.source === 'carried') return 'carried';
    try {
      const text = await this.#ask(await this.#options.central());
      const now = text === null ? null : this.#held.verified(text).release.version;
      return now === held.manifest.release.version ? 'given' : 'not-given';
    } catch (error) {
      if (error instanceof Failure && error.kind === 'offline') return 'given';
      throw error;
    }
  }

  #refusals(held: Held, stage: 'given' | 'carried' | 'not-given', lastVerifiedBackup: number): Refusal[] {
    const { version: current, platform, now } = this.#options;
    const store = this.#options.store();
    const open = (type: string) => store.recordsWhere(type, 'state', 'in-progress').length;
    return mayInstall({
      current,
      platform,
      manifest: held.manifest,
      storeSchema: store.schema(),
      unsignedAssessments: open('assessment') + open('acct-draft'),
      lastVerifiedBackup,
      now: now(),
      stage,
    });
  }

  #refuse(refusals: readonly Refusal[], version: string, staff: string): void {
    if (refusals.length === 0) return;
    this.#options.audit(
      staff,
      'update-refused',
      `${version}: ${refusals.map(({ kind }) => kind).join(', ')}`,
    );
    throw new Failure('refused', refusals.map(({ sentence }) => sentence).join(' '));
  }

  /** A copy beside the store, read back as a whole, where a recovery looks for one. Answers when it was made. */
  async #backUp(version: string, staff: string): Promise<number> {
    const { dataDir, store, worker, now, audit } = this.#options;
    const folder = path.join(dataDir, 'store');
    const name = `${BEFORE}${version}`;
    try {
      const { bytes } = await store().copyTo(path.join(folder, name), { worker });
      audit(staff, 'backup', `${name}, ${bytes} bytes, verified`);
    } catch (error) {
      audit(staff, 'backup-failed', error instanceof Failure ? error.kind : 'unexpected');
      throw new Failure(
        'refused',
        'The backup before the update could not be written and read back, so nothing was installed. Everything saved is safe. Make room on the disk, or tell the administrator.',
        { cause: error },
      );
    }
    await this.#backUpElsewhere(staff);
    return now();
  }

  /** The dead disk that takes the store takes the copy beside it, too. */
  async #backUpElsewhere(staff: string): Promise<void> {
    try {
      await this.#options.backUpElsewhere(staff);
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      throw new Failure(
        'refused',
        `${cause.message} So nothing was installed: before an update a backup is written there as well. Mend it, or choose another folder for backups.`,
        { cause },
      );
    }
  }

  #begin(what: 'asking' | 'checking'): void {
    if (this.#busy !== null) throw new Failure('busy', 'An update is being looked at already. Wait for it.');
    this.#busy = { what, done: 0, total: 0 };
  }

  async #trying(what: 'asking' | 'checking', work: () => Promise<void>): Promise<UpdateState> {
    this.#begin(what);
    this.#problem = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#problem = error.message;
    } finally {
      this.#busy = null;
    }
    return this.state();
  }
}

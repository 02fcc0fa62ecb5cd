/** The parts of one running workstation, and what sign-in needs of them. No channel and no transport here. */
import path from 'node:path';
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import { type RecoveryReport, recoveryReportSchema } from '../../../shared/contract/recovery-report.ts';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { worksHere } from '../../../shared/replication/enrolment.ts';
import { Failure, type FailureKind } from '../../../shared/failure/failure.ts';
import { type AcctContent, acctContent } from '../content/acct.ts';
import { type FollowUpContent, followUpContent } from '../content/follow-up.ts';
import { type ReleaseContent, releaseContent } from '../content/release.ts';
import { openAttempts } from '../security/attempts.ts';
import { Authenticator } from '../security/authenticator.ts';
import { readDeviceSecret, type DeviceSecret } from '../security/device-secret.ts';
import { KeyRing, LOST_SECRET_SENTENCE } from '../security/keyring.ts';
import { signedOut } from '../security/sessions.ts';
import { activeStaff } from '../security/staff.ts';
import type { SignedInStaff } from '../services/context.ts';
import { type Propose, proposer } from '../services/followup/proposer.ts';
import { resumeWatching, stopWatching } from '../services/reception/feeds/follow-folder.ts';
import { AuditWriter } from './audit-writer.ts';
import { Backups } from './backup/backups.ts';
import type { Connection } from './connection.ts';
import type { Identity } from '../replication/identity.ts';
import { Grant } from './grant.ts';
import { policyIn, USUAL_POLICY, type Policy } from './policy.ts';
import { keepEstablishmentSettings } from './establishment-packs.ts';
import { idleCheckpoint, type IdleCheckpoint } from './idle-checkpoint.ts';
import { readEnrolment, saveNewEnrolment, type Enrolment } from './enrolment-file.ts';
import { openFailureLog, type FailureLog } from './failure-log.ts';
import { DEFAULT_SCRYPT_COST, type ReplicationLink, type WorkstationOptions } from './options.ts';
import { findPacks, type FoundPacks } from './packs.ts';
import { withinMs } from './within.ts';
import { ENROL_AGAIN, notConnected, startLink } from './replication-link.ts';
import { workingContext } from './service-context.ts';
import { lookAtReadyPacks, type ReadyPacksWork, startReadyPacks } from './ready-packs.ts';
import { dropLeavers } from './leavers.ts';
import { noSigner, type Signer, workstationSigner } from './signer.ts';
import { moveStoreAside, RECOVERY_SETTING, StoreHost, storeIsThere } from './store-host.ts';

/** Why the application stays closed. */
export interface Blocked {
  readonly kind: FailureKind;
  readonly sentence: string;
}

export class WorkstationCore {
  readonly options: WorkstationOptions;
  readonly log: FailureLog;
  readonly found: FoundPacks;
  readonly followUp: () => FollowUpContent;
  readonly release: () => ReleaseContent;
  readonly acct: () => AcctContent;
  readonly propose: Propose;
  readonly host: StoreHost;
  readonly audit: AuditWriter;
  readonly connections = new Set<Connection>();
  readonly checkpoint: IdleCheckpoint;
  readonly backups: Backups;
  blocked: Blocked | null;
  /** The keychain lost the secret of this workstation: only the recovery words open it again. */
  secretLost = false;
  /** Its own private key cannot be opened any more: it has to be enrolled again before anything is sent. */
  identityLost = false;
  enrolment: Enrolment | null = null;
  /** What went wrong when the store was opened last; shown on the sign-in page. */
  storeProblem: string | null = null;
  /** The store's file is damaged: seen at opening, or by a call while it was open. */
  damaged = false;
  #keyRing: KeyRing | null = null;
  #toldMinutes = 0;
  #authenticator: Authenticator | null = null;
  #link: ReplicationLink | null = null;
  #readyPacks: ReadyPacksWork | null = null;
  /** How long it has gone without the central record; null until the store was opened once. */
  grant: Grant | null = null;
  /** With the certificate of this workstation, from the first sign-in on. */
  sign: Signer = noSigner;

  constructor(options: WorkstationOptions, log: FailureLog) {
    this.options = options;
    this.log = log;
    const { dataDir, now, newId, migrations } = options;
    this.host = new StoreHost({ dataDir, clock: now, newId, ...(migrations && { migrations }) });
    this.audit = new AuditWriter(() => (this.host.isOpen ? this.host.store.audit.append : null), log);
    this.checkpoint = idleCheckpoint(() => this.#checkpoint());
    this.backups = new Backups(this.#backupParts());
    this.found = findPacks(options.resources, log, options.preparedPacks);
    this.followUp = followUpContent(path.join(options.resources, 'followup'));
    this.release = releaseContent(path.join(options.resources, 'release'));
    this.acct = acctContent(path.join(options.resources, 'acct'));
    this.propose = proposer(options.proposerFile);
    this.blocked = this.#load();
  }

  /** The key ring; throws the reason when the application stays closed. */
  get keyRing(): KeyRing {
    this.#assertOpen();
    if (this.#keyRing === null) throw new TypeError('no key ring was loaded');
    return this.#keyRing;
  }

  get authenticator(): Authenticator {
    this.#assertOpen();
    if (this.#authenticator === null) throw new TypeError('no key ring was loaded');
    return this.#authenticator;
  }

  /** Key ring and attempts for whoever holds the recovery words, also where the keychain lost the secret. */
  get recovering(): { readonly keyRing: KeyRing; readonly authenticator: Authenticator } {
    if (!this.secretLost) this.#assertOpen();
    if (this.#keyRing?.exists() !== true || this.#authenticator === null) {
      throw new Failure('signed-out', 'This workstation has no staff yet.');
    }
    return { keyRing: this.#keyRing, authenticator: this.#authenticator };
  }

  /** As it is in force now; the usual values until the store is open. */
  get policy(): Policy {
    return this.host.isOpen ? policyIn(this.host.store, this.establishment.id) : USUAL_POLICY;
  }

  /** Tells the shell and every page when to lock. */
  tellPolicy(): void {
    const { idleLockMinutes } = this.policy;
    if (idleLockMinutes === this.#toldMinutes) return;
    this.#toldMinutes = idleLockMinutes;
    for (const connection of this.connections) connection.emit('policy', { idleLockMinutes });
  }

  /** After the records of others came in: a leaver's key goes, and a new policy holds. */
  noteArrived(): void {
    dropLeavers(this);
    this.tellPolicy();
  }

  /** Throws a Failure `offline` where the policy lets nobody in without the central record; it is tried once more first. */
  async assertGranted(): Promise<void> {
    if (this.grant === null || this.grant.daysLeft(this.policy) > 0) return;
    await withinMs(this.#link?.now() ?? Promise.resolve(), LAST_TRY_MS);
    this.grant.assertOpen(this.policy);
  }

  /** The keychain holds no secret that this ring was made with. */
  noteLostSecret(): void {
    this.secretLost = true;
    this.blocked = { kind: 'wrong-key', sentence: LOST_SECRET_SENTENCE };
  }

  /** A new secret is held, and the ring is wrapped under it. */
  noteNewSecret(): void {
    this.secretLost = false;
    this.blocked = null;
  }

  get establishment(): { readonly id: string; readonly name: string } {
    return this.enrolled.identity.establishment;
  }

  get enrolled(): Enrolment {
    if (!this.secretLost) this.#assertOpen();
    if (this.enrolment === null) {
      throw new Failure(
        'signed-out',
        'This workstation is not enrolled yet. Enter the code of the administrator.',
      );
    }
    return this.enrolment;
  }

  /** Device id of a new store. */
  get device(): string {
    return this.enrolled.identity.workstation;
  }

  enrol(name: string, identity: Identity, secret: Uint8Array): void {
    const { dataDir, random } = this.options;
    this.enrolment = saveNewEnrolment(dataDir, name, identity, secret, random);
  }

  /** Takes a new identity in place of one whose key was lost, and connects with it. */
  async enrolAgain(name: string, identity: Identity, secret: Uint8Array): Promise<void> {
    this.enrol(name, identity, secret);
    this.identityLost = false;
    await this.#link?.stop();
    this.#link = this.#connect(secret, this.host.dataKey);
  }

  #connect(secret: Uint8Array, dataKey: Uint8Array): ReplicationLink | null {
    this.sign = workstationSigner(this, { secret, dataKey });
    return startLink(this, { secret, dataKey });
  }

  /** Opens the store with a right person's key; the first time since the start, also the link to the central record. */
  async openStore(dataKey: Buffer): Promise<void> {
    if (this.host.isOpen) return;
    const port = this.options.deviceSecret;
    const secret = port.kind === 'none' || this.secretLost ? null : await readDeviceSecret(port);
    try {
      this.host.open(dataKey, { device: this.device, scope: this.establishment.id }, () => {
        this.#link?.changed();
        this.checkpoint.written();
        this.backups.written();
      });
      this.storeProblem = null;
      keepEstablishmentSettings(
        this.host.store.settings,
        this.enrolled.identity.establishment,
        this.found.packs,
      );
    } catch (error) {
      this.storeProblem = error instanceof Failure ? error.message : null;
      this.damaged =
        error instanceof Failure && error.kind === 'corrupt' && storeIsThere(this.options.dataDir);
      throw error;
    }
    this.grant ??= new Grant(this.host.store.settings, this.options);
    this.noteArrived();
    if (secret !== null) this.#link ??= this.#connect(secret, dataKey);
    this.backups.start();
    this.#readyPacks ??= startReadyPacks(this);
    void lookAtReadyPacks(this);
    await resumeWatching(workingContext(this)).catch((error: unknown) =>
      this.log.report('watched folder', error),
    );
  }

  /** A call met damage in the open store. */
  noteDamage(): void {
    if (!this.host.isOpen || this.damaged) return;
    this.damaged = true;
    this.storeProblem = DAMAGED_SENTENCE;
  }

  /** Puts a new store in place of the damaged one, which is kept, and opens it. Every other session ends. */
  async recoverStore(dataKey: Buffer): Promise<RecoveryReport> {
    if (!this.damaged)
      throw new Failure('conflict', 'The store of this workstation is not damaged. Sign in as always.');
    for (const connection of this.connections) connection.become(signedOut);
    await this.close();
    moveStoreAside(this.options.dataDir, this.options.now());
    await this.openStore(dataKey);
    this.damaged = false;
    const text = this.host.store.settings.get(RECOVERY_SETTING);
    return recoveryReportSchema.parse(JSON.parse(text ?? 'null'));
  }

  /** Writes failed sign-ins down, now that the trail is open. */
  noteFailures(): void {
    this.recovering.authenticator.flushFailures(({ at, staff, detail }) =>
      this.audit.write({ at, staff, event: 'sign-in-failed', patient: null, detail }),
    );
  }

  noteEvent(staff: string, event: AuditEvent, patient: string | null, detail: string): void {
    const at = new Date(this.options.now()).toISOString();
    this.audit.write({ at, staff, event, patient, detail });
  }

  /** The person, if the record held here says that they may work now. */
  activeStaff(staffId: string): SignedInStaff | null {
    const staff = activeStaff(this.host.store, staffId);
    return staff !== null && worksHere(this.enrolled.identity.roles, staff.role) ? staff : null;
  }

  replicationStatus(): ReplicationStatus {
    if (this.identityLost) return ENROL_AGAIN;
    return this.withWarning(this.#link?.status() ?? notConnected(this.enrolment !== null));
  }

  /** A status with what has to be said of the time without the central record, and of backups. */
  withWarning(status: ReplicationStatus): ReplicationStatus {
    const warning = this.grant?.warning(this.policy) ?? null;
    const details = warning === null ? status.details : [...status.details, warning];
    return { ...status, details, backup: this.backups.warning() };
  }

  get link(): ReplicationLink | null {
    return this.#link;
  }

  async close(): Promise<void> {
    if (this.host.isOpen) await stopWatching(this.host.store);
    await this.#link?.stop();
    this.#link = null;
    this.sign = noSigner;
    this.#readyPacks?.stop();
    this.#readyPacks = null;
    this.checkpoint.stop();
    await this.backups.stop();
    this.grant = null;
    this.host.close();
  }

  #backupParts(): ConstructorParameters<typeof Backups>[0] {
    const { dataDir, now, monotonic, copyWorker } = this.options;
    return {
      dataDir,
      now,
      monotonic,
      workstation: () => this.enrolled.identity.workstation,
      open: () =>
        this.host.isOpen
          ? { store: this.host.store, key: Buffer.from(this.host.dataKey).toString('hex') }
          : null,
      audit: (staff, event, detail) => this.noteEvent(staff, event, null, detail),
      report: (error) => void this.log.report('backup', error),
      worker: copyWorker,
    };
  }

  #checkpoint(): void {
    if (!this.host.isOpen) return;
    try {
      this.host.store.checkpoint();
    } catch (error) {
      this.log.report('checkpoint', error);
    }
  }

  #assertOpen(): void {
    if (this.blocked !== null) throw new Failure(this.blocked.kind, this.blocked.sentence);
  }

  /** Reads what the data folder holds; answers why it cannot be used, or null. */
  #load(): Blocked | null {
    const { options } = this;
    if (options.deviceSecret.kind === 'none') {
      return { kind: 'wrong-key', sentence: options.deviceSecret.sentence };
    }
    if (this.found.problem !== null) return { kind: 'content', sentence: this.found.problem };
    try {
      this.enrolment = readEnrolment(options.dataDir);
      this.#keyRing = this.#openKeyRing(options.deviceSecret);
    } catch (error) {
      if (error instanceof Failure) return { kind: error.kind, sentence: error.message };
      throw error;
    }
    if (!this.#keyRing.exists() && storeIsThere(options.dataDir)) {
      return { kind: 'corrupt', sentence: LOST_RING_SENTENCE };
    }
    return null;
  }

  #openKeyRing(deviceSecret: DeviceSecret): KeyRing {
    const { dataDir, random, newId, scryptCost = DEFAULT_SCRYPT_COST, monotonic, now } = this.options;
    const keyRing = new KeyRing({ dataDir, deviceSecret, random, newId, scryptCost });
    this.#authenticator = new Authenticator(keyRing, openAttempts(dataDir, monotonic), now);
    return keyRing;
  }
}

/** A last try to reach the central record may take so long; whoever wants to sign in is waiting. */
const LAST_TRY_MS = 5_000;

const DAMAGED_SENTENCE =
  'The store file on this workstation is damaged. What was saved stands in a journal beside it. Choose Recover: the damaged file is kept.';

const LOST_RING_SENTENCE =
  'The key ring of this workstation is missing, but its store is here. Nothing was changed. Restore the file keyring.json from a backup of the data folder.';

/** A core on its data folder, or blocked with a sentence when the keychain lost this workstation's secret. */
export async function openCore(options: WorkstationOptions): Promise<WorkstationCore> {
  const { dataDir, now, random, strict = false } = options;
  const log = openFailureLog({ folder: dataDir, now, random, verbose: strict });
  const core = new WorkstationCore(options, log);
  if (core.blocked === null && !(await secretHeld(core))) core.noteLostSecret();
  return core;
}

async function secretHeld(core: WorkstationCore): Promise<boolean> {
  try {
    return await core.keyRing.deviceSecretHeld();
  } catch (error) {
    core.log.report('device secret', error);
    return false;
  }
}

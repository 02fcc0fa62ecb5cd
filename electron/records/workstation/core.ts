/** The parts of one running workstation, and what sign-in needs of them. No channel and no transport here. */
import path from 'node:path';
import type { AuditEvent } from '../../../shared/audit/event-words.ts';
import type { RecoveryReport } from '../../../shared/contract/recovery-report.ts';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { worksHere } from '../../../shared/replication/enrolment.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { type AcctContent, acctContent } from '../content/acct.ts';
import { type FollowUpContent, followUpContent } from '../content/follow-up.ts';
import { type ReleaseContent, releaseContent } from '../content/release.ts';
import type { Identity } from '../replication/identity.ts';
import type { Authenticator } from '../security/authenticator.ts';
import { readDeviceSecret } from '../security/device-secret.ts';
import { type KeyRing, LOST_SECRET_SENTENCE } from '../security/keyring.ts';
import { signedOut } from '../security/sessions.ts';
import { activeStaff } from '../security/staff.ts';
import type { SignedInStaff } from '../services/context.ts';
import { type Propose, proposer } from '../services/followup/proposer.ts';
import { resumeWatching, stopWatching } from '../services/reception/feeds/follow-folder.ts';
import { AuditWriter } from './audit-writer.ts';
import { Backups } from './backup/backups.ts';
import { backupParts } from './backup/parts.ts';
import type { Connection } from './connection.ts';
import { type Blocked, type FolderHeld, readFolder } from './data-folder.ts';
import { Grant } from './grant.ts';
import { policyIn, USUAL_POLICY, type Policy } from './policy.ts';
import { keepEstablishmentSettings } from './establishment-packs.ts';
import { idleCheckpoint, type IdleCheckpoint } from './idle-checkpoint.ts';
import { saveNewEnrolment, type Enrolment } from './enrolment-file.ts';
import type { FailureLog } from './failure-log.ts';
import type { ReplicationLink, WorkstationOptions } from './options.ts';
import { findPacks, type FoundPacks } from './packs.ts';
import { withinMs } from './within.ts';
import { ENROL_AGAIN, notConnected, startLink } from './replication-link.ts';
import { workingContext } from './service-context.ts';
import { lookAtReadyPacks, type ReadyPacksWork, startReadyPacks } from './ready-packs.ts';
import { dropLeavers } from './leavers.ts';
import { noSigner, type Signer, workstationSigner } from './signer.ts';
import {
  checkpointOpen,
  DAMAGED_SENTENCE,
  moveStoreAside,
  lastRecovery,
  StoreHost,
  storeIsThere,
} from './store-host.ts';

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
  enrolment: Enrolment | null;
  /** What went wrong when the store was opened last; shown on the sign-in page. */
  storeProblem: string | null = null;
  /** The store's file is damaged: seen at opening, or by a call while it was open. */
  damaged = false;
  readonly #keys: FolderHeld['keys'];
  #toldMinutes = 0;
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
    this.checkpoint = idleCheckpoint(() => checkpointOpen(this.host, log));
    this.backups = new Backups(backupParts(this));
    this.found = findPacks(options.resources, log, options.preparedPacks);
    this.followUp = followUpContent(path.join(options.resources, 'followup'));
    this.release = releaseContent(path.join(options.resources, 'release'));
    this.acct = acctContent(path.join(options.resources, 'acct'));
    this.propose = proposer(options.proposerFile);
    const { blocked, enrolment, keys } = readFolder(options, this.found.problem);
    this.blocked = blocked;
    this.enrolment = enrolment;
    this.#keys = keys;
  }

  /** The key ring; throws the reason when the application stays closed. */
  get keyRing(): KeyRing {
    return this.#openedKeys.keyRing;
  }

  get authenticator(): Authenticator {
    return this.#openedKeys.authenticator;
  }

  get #openedKeys(): NonNullable<FolderHeld['keys']> {
    this.#assertOpen();
    if (this.#keys === null) throw new TypeError('no key ring was loaded');
    return this.#keys;
  }

  /** Key ring and attempts for whoever holds the recovery words, also where the keychain lost the secret. */
  get recovering(): NonNullable<FolderHeld['keys']> {
    if (!this.secretLost) this.#assertOpen();
    if (this.#keys?.keyRing.exists() !== true) {
      throw new Failure('signed-out', 'This workstation has no staff yet.');
    }
    return this.#keys;
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

  enrol(name: string, identity: Identity, secret: Uint8Array): void {
    const { dataDir, random } = this.options;
    this.enrolment = saveNewEnrolment(dataDir, name, identity, secret, random);
  }

  /** Takes a new identity in place of one whose key was lost, and connects with it. */
  async enrolAgain(name: string, identity: Identity, secret: Uint8Array): Promise<void> {
    this.enrol(name, identity, secret);
    this.identityLost = false;
    await this.#link?.stop();
    this.#link = this.#connect(secret);
  }

  #connect(secret: Uint8Array): ReplicationLink | null {
    const { host } = this;
    // Asked for at each use: a copy of the key would outlive the one that is wiped when the store closes.
    const keys = {
      secret,
      get dataKey() {
        return host.dataKey;
      },
    };
    this.sign = workstationSigner(this, keys);
    return startLink(this, keys);
  }

  /** Opens the store with a right person's key; the first time since the start, also the link to the central record. */
  async openStore(dataKey: Buffer): Promise<void> {
    if (this.host.isOpen) return;
    const port = this.options.deviceSecret;
    const secret = port.kind === 'none' || this.secretLost ? null : await readDeviceSecret(port);
    try {
      const { workstation, establishment } = this.enrolled.identity;
      this.host.open(dataKey, { device: workstation, scope: establishment.id }, () => {
        this.#link?.changed();
        this.checkpoint.written();
        this.backups.written();
      });
      this.storeProblem = null;
      keepEstablishmentSettings(this.host.store.settings, establishment, this.found.packs);
    } catch (error) {
      this.storeProblem = error instanceof Failure ? error.message : null;
      this.damaged =
        error instanceof Failure && error.kind === 'corrupt' && storeIsThere(this.options.dataDir);
      throw error;
    }
    this.grant ??= new Grant(this.host.store.settings, this.options);
    this.noteArrived();
    if (secret !== null) this.#link ??= this.#connect(secret);
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
    const report = lastRecovery(this.host.store.settings);
    if (report === null) throw new TypeError('the store was opened without being made anew');
    return report;
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

  #assertOpen(): void {
    if (this.blocked !== null) throw new Failure(this.blocked.kind, this.blocked.sentence);
  }
}

/** A last try to reach the central record may take so long; whoever wants to sign in is waiting. */
const LAST_TRY_MS = 5_000;

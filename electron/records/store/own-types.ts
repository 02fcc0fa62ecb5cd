/** What the store keeps for this workstation alone: settings, audit trail, places in forms, packs that stand ready. Types only. */

/** Settings of this workstation inside the encrypted store: small, schema-checked by their owners. */
export interface Settings {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Append-only, hash-chained audit trail of this workstation. */
export interface AuditTrail {
  append(entry: AuditEntry): void;
  recent(filter: { patient?: string; staff?: string; limit: number }): (AuditEntry & { seq: number })[];
  /** First sequence whose chain does not hold, or null when the whole trail is intact. */
  firstBroken(): number | null;
  /** Newest first. Instants as text of the trail's own form (UTC with milliseconds); `before` is a number. */
  page(filter: {
    patients?: readonly string[] | undefined;
    staff?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    before?: number | undefined;
    limit: number;
  }): (AuditEntry & { seq: number })[];
  /** Entries behind a number, oldest first, with the hash that chains them. */
  after(seq: number, limit: number): (AuditEntry & { seq: number; hash: string })[];
  /** Hash of an entry; 64 zeros before the first and where there is none of this number. */
  hashAt(seq: number): string;
}

export interface AuditEntry {
  readonly at: string;
  readonly staff: string;
  readonly event: string;
  readonly patient: string | null;
  readonly detail: string;
}

/** A place in a form, kept per member of staff so that unlocking or a crash returns to the very field. Local only. */
export interface Places {
  put(staff: string, form: string, place: string): void;
  get(staff: string, form: string): string | null;
}

/** A pack that stands ready, as it is kept between two nights; `pack` is for its owner to read. */
export interface ReadyPack {
  readonly stay: string;
  readonly patient: string;
  readonly builtAt: string;
  /** `markOf` its people when it was built. */
  readonly mark: string;
  readonly gaps: number;
  readonly pack: string | null;
  readonly problem: string | null;
}

export interface KeptPdf {
  readonly pack: string;
  readonly edition: string;
  readonly patient: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** PKCS#7, detached, DER in base64. */
  readonly signature: string;
  readonly certificate: string;
  readonly signedAt: string;
  readonly pdf: Uint8Array;
}

/** Ready packs and signed PDFs. Of this workstation only; they go when the person's copy goes. */
export interface PackShelf {
  /** Short text that is another one as soon as anything was folded into the records of these people. */
  markOf(patients: readonly string[]): string;
  ready(stay: string): ReadyPack | null;
  /** All of them without what they hold, by stay. */
  readyAll(): readonly Omit<ReadyPack, 'pack'>[];
  putReady(pack: ReadyPack): void;
  /** Drops the packs of every other stay. */
  keepReady(stays: readonly string[]): void;
  pdf(pack: string, edition: string): KeptPdf | null;
  /** Keeps one; where one is kept already, that stays. */
  putPdf(pdf: KeptPdf): void;
}

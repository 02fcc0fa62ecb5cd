-- The central record: a log and its fold, every table keyed by establishment first so that one establishment lives on one
-- shard of a distributed PostgreSQL. Feed numbers are given under the establishment's row lock, which makes them gapless
-- and keeps a reader's cursor from ever stepping over an uncommitted change.

CREATE TABLE establishment (
  id text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL,
  packs jsonb NOT NULL DEFAULT '[]',
  epoch uuid NOT NULL,
  -- Last feed number this epoch shares with the one before; null in the first epoch.
  epoch_base bigint,
  next_feed bigint NOT NULL DEFAULT 1
);

CREATE TABLE workstation (
  establishment text NOT NULL REFERENCES establishment,
  id uuid NOT NULL,
  name text NOT NULL,
  -- active; retired: may push, not pull; revoked: refused
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'revoked')),
  roles jsonb NOT NULL,
  enrolled_at timestamptz NOT NULL,
  last_seen_at timestamptz,
  pulled_through bigint NOT NULL DEFAULT 0,
  skew_ms bigint,
  app text,
  PRIMARY KEY (establishment, id)
);

CREATE TABLE certificate (
  establishment text NOT NULL,
  serial text NOT NULL,
  workstation uuid NOT NULL,
  ends_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (establishment, serial),
  FOREIGN KEY (establishment, workstation) REFERENCES workstation
);

CREATE TABLE enrolment_code (
  establishment text NOT NULL REFERENCES establishment,
  -- First four characters of the code; wrong attempts are counted against it.
  handle text NOT NULL,
  hash bytea NOT NULL,
  roles jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  used_at timestamptz,
  workstation uuid,
  PRIMARY KEY (establishment, handle)
);
CREATE UNIQUE INDEX enrolment_code_handle ON enrolment_code (handle);

-- One device installation's chain: how far it is held without a gap, and its link there.
CREATE TABLE device (
  establishment text NOT NULL REFERENCES establishment,
  id uuid NOT NULL,
  workstation uuid NOT NULL,
  through_seq bigint NOT NULL DEFAULT 0,
  link bytea NOT NULL,
  last_push_at timestamptz,
  PRIMARY KEY (establishment, id)
);

-- The log of an establishment in the order of its feed. A change delivered to a second establishment is copied into that
-- one's log, so that no question ever crosses establishments.
CREATE TABLE change_log (
  establishment text NOT NULL,
  feed_seq bigint NOT NULL,
  id uuid NOT NULL,
  hash bytea NOT NULL,
  device uuid NOT NULL,
  seq bigint NOT NULL,
  prev bytea NOT NULL,
  record_type text NOT NULL,
  record_id uuid NOT NULL,
  -- How many entries after this one belong to the same group: pages do not split a group.
  group_rest smallint NOT NULL DEFAULT 0,
  -- Milliseconds for merging where the author's clock was capped, else null.
  effective_ms bigint,
  received_at timestamptz NOT NULL,
  workstation uuid NOT NULL,
  bytes integer NOT NULL,
  -- Canonical JSON exactly as it was hashed.
  payload text NOT NULL,
  PRIMARY KEY (establishment, feed_seq)
);
CREATE UNIQUE INDEX change_log_id ON change_log (establishment, id);
CREATE UNIQUE INDEX change_log_device ON change_log (establishment, device, seq);
CREATE INDEX change_log_record ON change_log (establishment, record_id);

-- Chain positions whose change does not stand in the log under this device: re-issued (duplicate) or in quarantine.
CREATE TABLE chain_other (
  establishment text NOT NULL,
  device uuid NOT NULL,
  seq bigint NOT NULL,
  prev bytea NOT NULL,
  hash bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('duplicate', 'quarantine')),
  PRIMARY KEY (establishment, device, seq)
);

CREATE TABLE quarantine (
  establishment text NOT NULL,
  device uuid NOT NULL,
  seq bigint NOT NULL,
  change_id text,
  hash bytea NOT NULL,
  reason text NOT NULL,
  body text NOT NULL,
  received_at timestamptz NOT NULL,
  workstation uuid NOT NULL,
  PRIMARY KEY (establishment, device, seq)
);

CREATE TABLE segment (
  establishment text NOT NULL,
  segment bigint NOT NULL,
  count integer NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (establishment, segment)
);

-- The fold: what the central record can answer. Rebuilt from the log at any time.
CREATE TABLE record (
  establishment text NOT NULL,
  type text NOT NULL,
  id uuid NOT NULL,
  patient uuid,
  changes integer NOT NULL,
  folded jsonb NOT NULL,
  PRIMARY KEY (establishment, type, id)
);
CREATE INDEX record_patient ON record (establishment, patient);

CREATE TABLE fold_progress (
  establishment text PRIMARY KEY,
  feed_seq bigint NOT NULL
);

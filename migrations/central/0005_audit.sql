-- The audit trails of an establishment's workstations: entries as they were written, each with the hash that its workstation held.
-- A stream is one unbroken trail; a workstation whose store was made anew or put back begins another.

CREATE TABLE audit_stream (
  establishment text NOT NULL REFERENCES establishment,
  stream uuid NOT NULL,
  workstation uuid NOT NULL,
  -- Number before its first entry: above 0 where a stream goes on from a fork.
  began bigint NOT NULL,
  through bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (establishment, stream)
);

CREATE TABLE audit_entry (
  establishment text NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  workstation uuid NOT NULL,
  at timestamptz NOT NULL,
  -- Exactly as it was hashed.
  at_text text NOT NULL,
  staff text NOT NULL,
  event text NOT NULL,
  patient text,
  detail text NOT NULL,
  hash bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (establishment, stream, seq)
);
CREATE INDEX audit_entry_at ON audit_entry (establishment, at DESC, stream, seq);
CREATE INDEX audit_entry_patient ON audit_entry (establishment, patient, at DESC) WHERE patient IS NOT NULL;
CREATE INDEX audit_entry_staff ON audit_entry (establishment, staff, at DESC);

CREATE TABLE audit_alarm (
  establishment text NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('altered', 'missing', 'rewritten', 'forked')),
  workstation uuid NOT NULL,
  noticed_at timestamptz NOT NULL,
  PRIMARY KEY (establishment, stream, seq, kind)
);

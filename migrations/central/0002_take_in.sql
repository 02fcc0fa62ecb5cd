-- Files of unsent changes that an operator took in for workstations that could not connect any more: what they held and
-- what became of it, so that the central record can say where a delivery came from.
CREATE TABLE take_in (
  establishment text NOT NULL REFERENCES establishment,
  -- SHA-256 that the workstation signed; the same file is one row however often it is taken in.
  id bytea NOT NULL,
  taken_at timestamptz NOT NULL,
  -- When the workstation wrote it, by its own clock.
  created_at timestamptz NOT NULL,
  workstation uuid NOT NULL,
  name text NOT NULL,
  device uuid NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  digest bytea NOT NULL,
  accepted bigint NOT NULL,
  duplicate bigint NOT NULL,
  refused bigint NOT NULL,
  -- Changes the central record had refused before, and how many of them its quarantine lacked.
  set_aside bigint NOT NULL,
  set_aside_new bigint NOT NULL,
  PRIMARY KEY (establishment, id)
);

-- Who holds a person now, and how everybody else's entries about that person come to the holder's feed.

-- Whom an entry is about: the change's patient, or the person whom an arrival or escort record turned out to be about.
ALTER TABLE change_log ADD COLUMN patient uuid;
-- Establishment whose workstation wrote the change, where that is another than this feed's; null for a feed's own entries.
ALTER TABLE change_log ADD COLUMN origin text;

UPDATE change_log SET patient = CASE
  WHEN payload LIKE '%\u0000%' THEN substring(payload FROM '"patient":"([0-9a-f-]{36})","record":')::uuid
  ELSE (payload::json ->> 'patient')::uuid END;
UPDATE change_log SET patient = record_id WHERE patient IS NULL AND record_type = 'patient';
UPDATE change_log AS early SET patient = late.patient FROM change_log AS late
  WHERE early.record_type = 'arrival' AND early.patient IS NULL AND late.patient IS NOT NULL
    AND late.establishment = early.establishment AND late.record_id = early.record_id;

-- Entries that came from another establishment are not part of a chain of this one.
DROP INDEX change_log_device;
CREATE UNIQUE INDEX change_log_device ON change_log (establishment, device, seq) WHERE origin IS NULL;
CREATE INDEX change_log_patient ON change_log (patient, establishment) WHERE patient IS NOT NULL;

-- The exception to "establishment first": this is the question which establishment it is. A person without a row has only
-- ever been written about at one establishment, and is held there.
CREATE TABLE custody (
  patient uuid PRIMARY KEY,
  establishment text NOT NULL REFERENCES establishment,
  -- Clinical time of the arrival or departure that moved custody last; what happened before it moves nothing.
  since timestamptz NOT NULL
);

-- Numbers by which a person is known elsewhere; a hint that is always held against the folded records.
CREATE TABLE identifier (
  kind text NOT NULL,
  value text NOT NULL,
  patient uuid NOT NULL,
  establishment text NOT NULL,
  PRIMARY KEY (kind, value, patient, establishment)
);
CREATE INDEX identifier_patient ON identifier (patient);

-- Escort records that came before it was known whom they are about.
CREATE TABLE escort_waiting (
  establishment text NOT NULL,
  arrival uuid NOT NULL,
  record uuid NOT NULL,
  PRIMARY KEY (establishment, arrival, record)
);
INSERT INTO escort_waiting (establishment, arrival, record)
  SELECT DISTINCT establishment, (payload::json #>> '{fields,arrival,value}')::uuid, record_id FROM change_log
  WHERE record_type = 'escort-record' AND patient IS NULL AND payload NOT LIKE '%\u0000%'
    AND payload::json #>> '{fields,arrival,value}' IS NOT NULL;
UPDATE change_log AS escort SET patient = arrival.patient FROM escort_waiting AS waiting, change_log AS arrival
  WHERE escort.establishment = waiting.establishment AND escort.record_id = waiting.record AND escort.patient IS NULL
    AND arrival.establishment = waiting.establishment AND arrival.record_id = waiting.arrival AND arrival.patient IS NOT NULL;

-- What moved, who asked for it and why; also what was asked for and refused.
CREATE TABLE transfer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  patient uuid,
  from_establishment text,
  to_establishment text NOT NULL,
  at timestamptz NOT NULL,
  cause text NOT NULL CHECK (cause IN ('departure', 'arrival', 'request')),
  change_id uuid,
  workstation uuid NOT NULL,
  staff text,
  reason text,
  -- Entries appended to the receiving feed at that moment.
  entries integer NOT NULL DEFAULT 0,
  -- Why it was not done, or null.
  refused text
);
CREATE INDEX transfer_to ON transfer (to_establishment, id);
CREATE INDEX transfer_from ON transfer (from_establishment, id);

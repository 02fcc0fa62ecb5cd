-- Whose each record is and what of it is still open: a projection of the log, caught up behind the feed in steps and built again
-- from the log at any time (central/store/subjects.ts). A push does not write it.

CREATE TABLE subject (
  establishment text NOT NULL REFERENCES establishment,
  -- All zeros: about nobody. A record about several people (a link, an arrival before and after its person was known) has several rows.
  patient uuid NOT NULL,
  record uuid NOT NULL,
  type text NOT NULL,
  -- Of an escort record: the arrival or stay that it came with, whose person it is about.
  about uuid,
  -- Makes its person one of today's: on any day where day is null, else around that civil date (YYYY-MM-DD).
  open boolean NOT NULL DEFAULT false,
  day text,
  PRIMARY KEY (establishment, patient, record)
);
CREATE INDEX subject_open ON subject (establishment, type, day) WHERE open;
CREATE INDEX subject_about ON subject (establishment, about) WHERE about IS NOT NULL;

CREATE TABLE subject_progress (
  establishment text PRIMARY KEY REFERENCES establishment,
  feed_seq bigint NOT NULL
);

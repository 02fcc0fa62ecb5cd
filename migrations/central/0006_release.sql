-- Releases of the application that this central record keeps, and who may have them (decision 0083). The installers themselves are files.

CREATE TABLE app_release (
  version text PRIMARY KEY,
  -- manifest.json exactly as it was signed.
  manifest text NOT NULL,
  added_at timestamptz NOT NULL,
  -- For every establishment, also those that are taken in later.
  everywhere boolean NOT NULL DEFAULT false
);

CREATE TABLE app_release_stage (
  establishment text NOT NULL REFERENCES establishment,
  version text NOT NULL REFERENCES app_release,
  staged_at timestamptz NOT NULL,
  PRIMARY KEY (establishment, version)
);

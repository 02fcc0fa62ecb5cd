-- Numbers of people whom the build before had already taken in, so that a prison that asks finds them. PNC numbers have no one
-- form in SQL; they are found again once somebody writes them.
INSERT INTO identifier (kind, value, patient, establishment)
  SELECT DISTINCT 'nhsNumber', value, patient, establishment FROM (
    SELECT record_id AS patient, establishment, CASE WHEN payload LIKE '%\u0000%' THEN NULL
      ELSE payload::json #>> '{fields,nhsNumber,value}' END AS value
    FROM change_log WHERE record_type = 'patient' AND origin IS NULL) AS written
  WHERE value ~ '^[0-9]{10}$' ON CONFLICT DO NOTHING;
INSERT INTO identifier (kind, value, patient, establishment)
  SELECT DISTINCT 'prisonNumber', value, patient, establishment FROM (
    SELECT record_id AS patient, establishment, CASE WHEN payload LIKE '%\u0000%' THEN NULL
      ELSE upper(payload::json #>> '{fields,prisonNumber,value}') END AS value
    FROM change_log WHERE record_type = 'patient' AND origin IS NULL) AS written
  WHERE value ~ '^[A-Z][0-9]{4}[A-Z]{2}$' ON CONFLICT DO NOTHING;

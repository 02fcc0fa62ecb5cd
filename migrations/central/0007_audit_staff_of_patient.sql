-- "Did this member of staff look at this person" is answered from the index alone: without the staff in it every entry of somebody
-- looked at often had to be read (20,000 pages, seconds; now some hundred).
DROP INDEX audit_entry_patient;
CREATE INDEX audit_entry_patient ON audit_entry (establishment, patient, at DESC, staff) WHERE patient IS NOT NULL;

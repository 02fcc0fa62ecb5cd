DROP INDEX `stay_entry_date`;
--> statement-breakpoint
CREATE INDEX `stay_entry_booked` ON `stay_entry` (`date`,`clinic`,`code`,`stay`) WHERE type = 'booking' AND state = 'booked';

DROP TRIGGER `change_payload_is_never_altered`;
--> statement-breakpoint
CREATE TRIGGER `change_payload_is_never_altered` BEFORE UPDATE OF `id`, `hash`, `payload` ON `change`
WHEN NOT (NEW.`id` = OLD.`id` AND NEW.`hash` = OLD.`hash` AND (
	(NEW.`payload` = '' AND NEW.`state` = 'purged') OR (OLD.`payload` = '' AND OLD.`state` = 'purged')))
BEGIN SELECT RAISE(ABORT, 'the payload of a change is never altered'); END;
--> statement-breakpoint
CREATE TABLE `purged` (
	`pos` integer PRIMARY KEY NOT NULL,
	`patient` text NOT NULL,
	FOREIGN KEY (`pos`) REFERENCES `change`(`pos`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `purged_patient` ON `purged` (`patient`);--> statement-breakpoint
CREATE TABLE `purged_person` (
	`patient` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`wanted` integer NOT NULL
) STRICT, WITHOUT ROWID;

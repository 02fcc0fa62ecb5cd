CREATE TABLE `stay_row` (
	`record` integer PRIMARY KEY NOT NULL,
	`stay` text NOT NULL,
	`patient` text,
	`establishment` text NOT NULL,
	`cell` text,
	`arrived_ms` integer,
	`arrived_on` text,
	`departed_ms` integer,
	`first_stage` text NOT NULL,
	`second_stage` text,
	`signed` text,
	`signed_ms` integer,
	`booked_ms` integer,
	`offered_ms` integer,
	`reconciled_ms` integer,
	`missed_code` text,
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `stay_row_stay` ON `stay_row` (`stay`);--> statement-breakpoint
CREATE INDEX `stay_row_arrived` ON `stay_row` (`establishment`,`arrived_on`);--> statement-breakpoint
CREATE INDEX `stay_row_open` ON `stay_row` (`establishment`) WHERE `departed_ms` IS NULL;--> statement-breakpoint
CREATE TABLE `stay_entry` (
	`record` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`stay` text NOT NULL,
	`kind` text,
	`state` text,
	`at_ms` integer,
	`made_ms` integer,
	`clinic` text,
	`date` text,
	`code` text,
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `stay_entry_stay` ON `stay_entry` (`stay`);--> statement-breakpoint
CREATE INDEX `stay_entry_date` ON `stay_entry` (`type`,`date`);

CREATE TABLE `ready_pack` (
	`stay` text PRIMARY KEY NOT NULL,
	`patient` text NOT NULL,
	`built_at` text NOT NULL,
	`mark` text NOT NULL,
	`gaps` integer NOT NULL,
	`pack` text,
	`problem` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `ready_pack_patient` ON `ready_pack` (`patient`);--> statement-breakpoint
CREATE TABLE `kept_pdf` (
	`pack` text NOT NULL,
	`edition` text NOT NULL,
	`patient` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	`certificate` text NOT NULL,
	`signed_at` text NOT NULL,
	`pdf` blob NOT NULL,
	PRIMARY KEY(`pack`, `edition`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `kept_pdf_patient` ON `kept_pdf` (`patient`);

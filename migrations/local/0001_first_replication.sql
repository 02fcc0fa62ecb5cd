CREATE TABLE `arriving` (
	`scope` text PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`up_to` integer NOT NULL,
	`others` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `arriving_person` (
	`scope` text NOT NULL,
	`patient` text NOT NULL,
	`place` integer NOT NULL,
	`whole` integer NOT NULL,
	PRIMARY KEY(`scope`, `patient`)
) STRICT, WITHOUT ROWID;

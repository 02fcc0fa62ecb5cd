CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`staff` text NOT NULL,
	`event` text NOT NULL,
	`patient` text,
	`detail` text NOT NULL,
	`hash` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_patient` ON `audit` (`patient`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_staff` ON `audit` (`staff`,`seq`);--> statement-breakpoint
CREATE TABLE `change` (
	`pos` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`prev` blob NOT NULL,
	`hash` blob NOT NULL,
	`state` text NOT NULL,
	`effective_ms` integer,
	`received_ms` integer,
	`payload` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `change_id` ON `change` (`id`);--> statement-breakpoint
CREATE INDEX `change_waiting` ON `change` (`state`) WHERE state <> 'folded';--> statement-breakpoint
CREATE TABLE `cursor` (
	`scope` text PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`feed_seq` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `dangling` (
	`record` integer NOT NULL,
	`field` text NOT NULL,
	`change_id` text NOT NULL,
	PRIMARY KEY(`record`, `field`, `change_id`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `device` (
	`no` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `device_id_unique` ON `device` (`id`);--> statement-breakpoint
CREATE TABLE `feed` (
	`scope` text NOT NULL,
	`feed_seq` integer NOT NULL,
	`change` integer,
	`quarantine` integer,
	PRIMARY KEY(`scope`, `feed_seq`),
	FOREIGN KEY (`change`) REFERENCES `change`(`pos`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quarantine`) REFERENCES `quarantine`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `field_conflict` (
	`record` integer NOT NULL,
	`field` text NOT NULL,
	PRIMARY KEY(`record`, `field`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `installation` (
	`one` integer PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`acknowledged` integer NOT NULL,
	`clock_ms` integer NOT NULL,
	`clock_counter` integer NOT NULL,
	`history_seq` integer NOT NULL,
	`history_count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `patient_match_key` (
	`match_key` text NOT NULL,
	`record` integer NOT NULL,
	PRIMARY KEY(`match_key`, `record`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `patient_match_key_record` ON `patient_match_key` (`record`);--> statement-breakpoint
CREATE TABLE `patient_token` (
	`token` text NOT NULL,
	`record` integer NOT NULL,
	PRIMARY KEY(`token`, `record`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `patient_token_record` ON `patient_token` (`record`);--> statement-breakpoint
CREATE TABLE `place` (
	`staff` text NOT NULL,
	`form` text NOT NULL,
	`place` text NOT NULL,
	PRIMARY KEY(`staff`, `form`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`key` integer PRIMARY KEY NOT NULL,
	`change_id` text NOT NULL,
	`hash` blob NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`envelope` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantine_once` ON `quarantine` (`change_id`,`hash`,`reason`);--> statement-breakpoint
CREATE TABLE `record` (
	`key` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`patient` text,
	`establishment` text NOT NULL,
	`created_ms` integer NOT NULL,
	`created_counter` integer NOT NULL,
	`created_device` text NOT NULL,
	`created_change` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `record_type_id` ON `record` (`type`,`id`);--> statement-breakpoint
CREATE INDEX `record_patient` ON `record` (`patient`,`type`);--> statement-breakpoint
CREATE TABLE `record_history` (
	`record_id` text NOT NULL,
	`pos` integer NOT NULL,
	PRIMARY KEY(`record_id`, `pos`),
	FOREIGN KEY (`pos`) REFERENCES `change`(`pos`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `record_index` (
	`record` integer NOT NULL,
	`field` text NOT NULL,
	`type` text NOT NULL,
	`value` text,
	PRIMARY KEY(`record`, `field`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `record_index_value` ON `record_index` (`type`,`field`,`value`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `version` (
	`record` integer NOT NULL,
	`field` text NOT NULL,
	`change` integer NOT NULL,
	`ms` integer NOT NULL,
	PRIMARY KEY(`record`, `field`, `change`),
	FOREIGN KEY (`record`) REFERENCES `record`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change`) REFERENCES `change`(`pos`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `change_is_never_deleted` BEFORE DELETE ON `change`
BEGIN SELECT RAISE(ABORT, 'a change is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `change_payload_is_never_altered` BEFORE UPDATE OF `id`, `hash`, `payload` ON `change`
BEGIN SELECT RAISE(ABORT, 'the payload of a change is never altered'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_is_never_deleted` BEFORE DELETE ON `audit`
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_is_never_altered` BEFORE UPDATE ON `audit`
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

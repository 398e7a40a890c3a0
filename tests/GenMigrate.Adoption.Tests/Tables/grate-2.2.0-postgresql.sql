-- What grate 2.2.0 left in PostgreSQL after it had run two scripts of up/ and one of views/; from pg_dump, without the sequences and grate's other tables.

CREATE SCHEMA grate;
CREATE TABLE grate."ScriptsRun" (
    id bigint NOT NULL,
    version_id bigint,
    script_name character varying(255),
    text_of_script text,
    text_hash character varying(512),
    one_time_script boolean,
    entry_date timestamp without time zone,
    modified_date timestamp without time zone,
    entered_by character varying(50)
);
CREATE TABLE public.users (
    id integer NOT NULL,
    name text NOT NULL,
    email text
);
CREATE VIEW public.everyone AS
 SELECT users.name
   FROM public.users;
INSERT INTO grate."ScriptsRun" VALUES (1, 1, '0001_CreateUsers.sql', 'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
', 'i0zMX1oetEOIcW/ttyhzMA==', true, '2026-12-01 12:57:30.284841', '2026-12-01 12:57:30.284841', 'ada');
INSERT INTO grate."ScriptsRun" VALUES (2, 1, '0002_EmailsOfUsers.sql', 'ALTER TABLE users ADD COLUMN email TEXT;
', 'CFkEtf1ou+gQCg+XZN5u6A==', true, '2026-12-01 12:57:30.292051', '2026-12-01 12:57:30.292051', 'ada');
INSERT INTO grate."ScriptsRun" VALUES (3, 1, 'everyone.sql', 'DROP VIEW IF EXISTS everyone;
CREATE VIEW everyone AS SELECT name FROM users;
', 'EIW8DUNc0XTvm1Ps38jVIg==', false, '2026-12-01 12:57:30.312928', '2026-12-01 12:57:30.312928', 'ada');

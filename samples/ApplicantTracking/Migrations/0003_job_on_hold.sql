-- migrate:irreversible PostgreSQL cannot take a value out of an enum; rows may have it
-- An application may rest.
ALTER TYPE job_status ADD VALUE IF NOT EXISTS 'on_hold' AFTER 'interview';

-- An application may rest.
ALTER TYPE job_status ADD VALUE IF NOT EXISTS 'on_hold' AFTER 'interview';

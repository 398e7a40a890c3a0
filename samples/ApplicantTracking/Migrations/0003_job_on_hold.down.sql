-- PostgreSQL cannot take a value out of an enum: the type is made anew without it. Where an application still rests this
-- fails and nothing is changed: somebody has to say what becomes of it.
DROP TRIGGER status_changed ON "userJobs";
ALTER TYPE job_status RENAME TO job_status_with_on_hold;
CREATE TYPE job_status AS ENUM ('saved', 'applied', 'interview', 'offer', 'rejected');
ALTER TABLE "userJobs"
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE job_status USING status::text::job_status,
    ALTER COLUMN status SET DEFAULT 'saved';
DROP TYPE job_status_with_on_hold;
CREATE TRIGGER status_changed BEFORE UPDATE OF status ON "userJobs"
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION log_status();

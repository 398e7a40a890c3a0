-- People, their papers, and the jobs that they apply for.
CREATE TYPE job_status AS ENUM ('saved', 'applied', 'interview', 'offer', 'rejected');

CREATE TABLE profiles (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "userId" text NOT NULL UNIQUE REFERENCES "user" (id) ON DELETE CASCADE,
    headline text,
    location text
);

CREATE TABLE resumes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "userId" text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
    title text NOT NULL,
    "isDefault" boolean NOT NULL DEFAULT false
);

CREATE TABLE "userJobs" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "userId" text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
    "resumeId" bigint REFERENCES resumes (id) ON DELETE SET NULL,
    company text NOT NULL,
    position text NOT NULL,
    status job_status NOT NULL DEFAULT 'saved',
    "updatedAt" timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "jobId" bigint NOT NULL REFERENCES "userJobs" (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('cover letter', 'resume', 'other')),
    content text NOT NULL
);

CREATE TABLE activity_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "jobId" bigint NOT NULL REFERENCES "userJobs" (id) ON DELETE CASCADE,
    at timestamptz NOT NULL DEFAULT now(),
    what text NOT NULL
);

CREATE FUNCTION log_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."updatedAt" := now();
    INSERT INTO activity_log ("jobId", what) VALUES (NEW.id, format('%s; was %s', NEW.status, OLD.status));
    RETURN NEW;
END;
$$;

CREATE TRIGGER status_changed BEFORE UPDATE OF status ON "userJobs"
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION log_status();

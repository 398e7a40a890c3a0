-- migrate:no-transaction
-- migrate:up
CREATE INDEX CONCURRENTLY IF NOT EXISTS open_jobs ON "userJobs" ("userId", "updatedAt") WHERE status IN ('applied', 'interview', 'on_hold');

-- migrate:down
DROP INDEX CONCURRENTLY IF EXISTS open_jobs;

-- Who can do what.
-- migrate:up
CREATE TABLE worker_skills (
    worker_id TEXT NOT NULL REFERENCES workers (worker_id) ON DELETE CASCADE,
    skill TEXT NOT NULL REFERENCES skills (skill),
    PRIMARY KEY (worker_id, skill)
);

-- migrate:down
DROP TABLE worker_skills;

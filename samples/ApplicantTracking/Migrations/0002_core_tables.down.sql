DROP TABLE activity_log, documents, "userJobs", resumes, profiles;
DROP FUNCTION log_status();
DROP TYPE job_status;

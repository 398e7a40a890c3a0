-- What grate 2.2.0 left after it had run two scripts of up/ and one of views/.

BEGIN TRANSACTION;
CREATE TABLE grate_ScriptsRun(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NULL,
    script_name nvarchar(255) NULL,
    text_of_script ntext NULL,
    text_hash nvarchar(512) NULL,
    one_time_script bit NULL,
    entry_date datetime NULL,
    modified_date datetime NULL,
    entered_by nvarchar(50) NULL
);
INSERT INTO grate_ScriptsRun VALUES(1,1,'0001_CreateUsers.sql',replace('CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n','\n',char(10)),'i0zMX1oetEOIcW/ttyhzMA==',1,'2026-12-01 00:50:53.3661629','2026-12-01 00:50:53.3661629','ada');
INSERT INTO grate_ScriptsRun VALUES(2,1,'0002_EmailsOfUsers.sql',replace('ALTER TABLE users ADD COLUMN email TEXT;\n','\n',char(10)),'CFkEtf1ou+gQCg+XZN5u6A==',1,'2026-12-01 00:50:53.4688129','2026-12-01 00:50:53.4688129','ada');
INSERT INTO grate_ScriptsRun VALUES(3,1,'everyone.sql',replace('DROP VIEW IF EXISTS everyone;\nCREATE VIEW everyone AS SELECT name FROM users;\n','\n',char(10)),'EIW8DUNc0XTvm1Ps38jVIg==',0,'2026-12-01 00:50:53.6060421','2026-12-01 00:50:53.6060421','ada');
CREATE TABLE grate_Version(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    repository_path nvarchar(255) NULL,
    version nvarchar(50) NULL,
    entry_date datetime NULL,
    modified_date datetime NULL,
    entered_by nvarchar(50) NULL,
    status nvarchar(50) NULL
);
INSERT INTO grate_Version VALUES(1,NULL,'1.0.0','2026-12-01 00:50:53.2903271','2026-12-01 00:50:53.2903272','ada','Finished');
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT);
CREATE VIEW everyone AS SELECT name FROM users;
COMMIT;

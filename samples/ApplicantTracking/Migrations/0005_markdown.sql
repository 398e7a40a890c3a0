-- migrate:up
ALTER TABLE resumes ADD COLUMN markdown text;
ALTER TABLE documents ADD COLUMN markdown text;
UPDATE documents SET markdown = content WHERE kind <> 'other';

-- migrate:down
ALTER TABLE documents DROP COLUMN markdown;
ALTER TABLE resumes DROP COLUMN markdown;

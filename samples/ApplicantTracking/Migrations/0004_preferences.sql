-- migrate:up
ALTER TABLE profiles ADD COLUMN preferences jsonb NOT NULL DEFAULT '{"theme": "system", "remote": true}';
COMMENT ON COLUMN profiles.preferences IS 'What the person has chosen; "theme" is system, light or dark.';

-- migrate:down
ALTER TABLE profiles DROP COLUMN preferences;

DROP VIEW IF EXISTS everyone;
CREATE VIEW everyone AS SELECT name FROM users;

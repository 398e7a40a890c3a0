DROP TABLE verification, account, session, "user";

/* AlterTable users */
/* CreateColumn users email String */
ALTER TABLE "users" ADD COLUMN "email" TEXT;

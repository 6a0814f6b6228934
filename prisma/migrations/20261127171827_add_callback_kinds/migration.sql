-- CreateEnum
CREATE TYPE "CallbackKind" AS ENUM ('URL', 'GITHUB', 'GITLAB');

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "callbackReason" TEXT;

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "answerTo" JSONB;

-- AlterTable
ALTER TABLE "Environment" ADD COLUMN     "callbackKind" "CallbackKind" NOT NULL DEFAULT 'URL';

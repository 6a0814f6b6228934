-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('MENTIONED', 'ASSIGNED', 'BLOCKED', 'APPROVAL', 'SPRINT_STARTED');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('NONE', 'PENDING', 'SENT', 'FAILED');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "notMailedOf" "NotificationKind"[] NOT NULL DEFAULT ARRAY['BLOCKED', 'SPRINT_STARTED']::"NotificationKind"[],
ADD COLUMN     "notToldOf" "NotificationKind"[] NOT NULL DEFAULT ARRAY[]::"NotificationKind"[];

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "cardId" UUID,
    "actorId" UUID,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "mail" "MailState" NOT NULL DEFAULT 'NONE',
    "mailAt" TIMESTAMPTZ(3),
    "mailTries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationCursor" (
    "boardId" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "NotificationCursor_pkey" PRIMARY KEY ("boardId")
);

-- CreateIndex
CREATE INDEX "Notification_userId_at_idx" ON "Notification"("userId", "at");

-- CreateIndex
CREATE INDEX "Notification_mail_mailAt_idx" ON "Notification"("mail", "mailAt");

-- CreateIndex
CREATE INDEX "Notification_boardId_idx" ON "Notification"("boardId");

-- CreateIndex
CREATE INDEX "Notification_cardId_idx" ON "Notification"("cardId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_kind_subject_key" ON "Notification"("userId", "kind", "subject");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationCursor" ADD CONSTRAINT "NotificationCursor_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What waits for somebody's word is found without reading every deployment.
CREATE INDEX "Deployment_waiting_idx" ON "Deployment" ("createdAt") WHERE "status" IN ('QUEUED', 'WAITING');

-- Nobody is told of what happened before there were notifications.
INSERT INTO "NotificationCursor" ("boardId", "version") SELECT "id", "version" FROM "Board";

-- CreateEnum
CREATE TYPE "ScrumEventKind" AS ENUM ('PLANNING', 'DAILY', 'REVIEW', 'RETROSPECTIVE');

-- CreateEnum
CREATE TYPE "RetroStep" AS ENUM ('WRITE', 'GROUP', 'VOTE', 'DECIDE', 'CLOSED');

-- CreateEnum
CREATE TYPE "RetroColumn" AS ENUM ('KEEP', 'PROBLEM', 'TRY');

-- CreateTable
CREATE TABLE "ScrumEvent" (
    "boardId" UUID NOT NULL,
    "sprintId" UUID NOT NULL,
    "kind" "ScrumEventKind" NOT NULL,
    "startedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "speakerId" UUID,
    "spoken" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "skipped" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "ScrumEvent_pkey" PRIMARY KEY ("boardId")
);

-- CreateTable
CREATE TABLE "SprintReview" (
    "sprintId" UUID NOT NULL,
    "isGoalMet" BOOLEAN NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "saidById" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SprintReview_pkey" PRIMARY KEY ("sprintId")
);

-- CreateTable
CREATE TABLE "ReviewNote" (
    "id" UUID NOT NULL,
    "sprintId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "aboutId" UUID,
    "becameId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Retrospective" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "sprintId" UUID NOT NULL,
    "isAnonymous" BOOLEAN NOT NULL,
    "votesEach" INTEGER NOT NULL,
    "step" "RetroStep" NOT NULL DEFAULT 'WRITE',
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Retrospective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetroNote" (
    "id" UUID NOT NULL,
    "retroId" UUID NOT NULL,
    "column" "RetroColumn" NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "keyHash" TEXT,
    "leadId" UUID,
    "votes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RetroNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetroVote" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "votes" INTEGER NOT NULL,

    CONSTRAINT "RetroVote_pkey" PRIMARY KEY ("noteId","userId")
);

-- CreateTable
CREATE TABLE "RetroAction" (
    "cardId" UUID NOT NULL,
    "retroId" UUID NOT NULL,
    "noteId" UUID,

    CONSTRAINT "RetroAction_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE INDEX "ScrumEvent_sprintId_idx" ON "ScrumEvent"("sprintId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewNote_becameId_key" ON "ReviewNote"("becameId");

-- CreateIndex
CREATE INDEX "ReviewNote_sprintId_idx" ON "ReviewNote"("sprintId");

-- CreateIndex
CREATE UNIQUE INDEX "Retrospective_sprintId_key" ON "Retrospective"("sprintId");

-- CreateIndex
CREATE INDEX "Retrospective_boardId_idx" ON "Retrospective"("boardId");

-- CreateIndex
CREATE INDEX "RetroNote_retroId_idx" ON "RetroNote"("retroId");

-- CreateIndex
CREATE INDEX "RetroNote_leadId_idx" ON "RetroNote"("leadId");

-- CreateIndex
CREATE INDEX "RetroVote_userId_idx" ON "RetroVote"("userId");

-- CreateIndex
CREATE INDEX "RetroAction_retroId_idx" ON "RetroAction"("retroId");

-- CreateIndex
CREATE INDEX "RetroAction_noteId_idx" ON "RetroAction"("noteId");

-- AddForeignKey
ALTER TABLE "ScrumEvent" ADD CONSTRAINT "ScrumEvent_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScrumEvent" ADD CONSTRAINT "ScrumEvent_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "Sprint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScrumEvent" ADD CONSTRAINT "ScrumEvent_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SprintReview" ADD CONSTRAINT "SprintReview_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "Sprint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SprintReview" ADD CONSTRAINT "SprintReview_saidById_fkey" FOREIGN KEY ("saidById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "Sprint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_becameId_fkey" FOREIGN KEY ("becameId") REFERENCES "Card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retrospective" ADD CONSTRAINT "Retrospective_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retrospective" ADD CONSTRAINT "Retrospective_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "Sprint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retrospective" ADD CONSTRAINT "Retrospective_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroNote" ADD CONSTRAINT "RetroNote_retroId_fkey" FOREIGN KEY ("retroId") REFERENCES "Retrospective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroNote" ADD CONSTRAINT "RetroNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroNote" ADD CONSTRAINT "RetroNote_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "RetroNote"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroVote" ADD CONSTRAINT "RetroVote_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RetroNote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroVote" ADD CONSTRAINT "RetroVote_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroAction" ADD CONSTRAINT "RetroAction_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroAction" ADD CONSTRAINT "RetroAction_retroId_fkey" FOREIGN KEY ("retroId") REFERENCES "Retrospective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetroAction" ADD CONSTRAINT "RetroAction_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RetroNote"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "ScrumEvent" ALTER COLUMN "spoken" SET NOT NULL, ALTER COLUMN "skipped" SET NOT NULL;

ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_text_length" CHECK (char_length("text") BETWEEN 1 AND 1000);

-- A note has either an author or, where it is anonymous, what only its writer's browser can prove.
ALTER TABLE "RetroNote"
  ADD CONSTRAINT "RetroNote_text_length" CHECK (char_length("text") BETWEEN 1 AND 500),
  ADD CONSTRAINT "RetroNote_author_or_key" CHECK (("authorId" IS NULL) <> ("keyHash" IS NULL)),
  ADD CONSTRAINT "RetroNote_not_with_itself" CHECK ("leadId" <> "id");

ALTER TABLE "RetroVote" ADD CONSTRAINT "RetroVote_votes_positive" CHECK ("votes" > 0);
ALTER TABLE "Retrospective" ADD CONSTRAINT "Retrospective_votes_range" CHECK ("votesEach" BETWEEN 1 AND 20);

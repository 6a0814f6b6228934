-- CreateEnum
CREATE TYPE "Moscow" AS ENUM ('MUST', 'SHOULD', 'COULD', 'WONT');

-- AlterTable
ALTER TABLE "Card" ADD COLUMN     "epicId" UUID,
ADD COLUMN     "sprintId" UUID;

-- CreateTable
CREATE TABLE "Sprint" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "report" JSONB,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Epic" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Epic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardWorth" (
    "cardId" UUID NOT NULL,
    "value" INTEGER,
    "urgency" INTEGER,
    "risk" INTEGER,
    "effort" DECIMAL(7,2),
    "reach" INTEGER,
    "impact" DECIMAL(3,2),
    "confidence" INTEGER,
    "moscow" "Moscow",

    CONSTRAINT "CardWorth_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Sprint_boardId_number_key" ON "Sprint"("boardId", "number");

-- CreateIndex
CREATE INDEX "Epic_boardId_idx" ON "Epic"("boardId");

-- CreateIndex
CREATE INDEX "Card_sprintId_idx" ON "Card"("sprintId");

-- CreateIndex
CREATE INDEX "Card_epicId_idx" ON "Card"("epicId");

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "Sprint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sprint" ADD CONSTRAINT "Sprint_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Epic" ADD CONSTRAINT "Epic_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardWorth" ADD CONSTRAINT "CardWorth_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- One running sprint a board.
CREATE UNIQUE INDEX "Sprint_running_key" ON "Sprint" ("boardId") WHERE "startedAt" IS NOT NULL AND "closedAt" IS NULL;
ALTER TABLE "Sprint"
  ADD CONSTRAINT "Sprint_in_order" CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT "Sprint_closed_once_started" CHECK ("closedAt" IS NULL OR "startedAt" IS NOT NULL),
  ADD CONSTRAINT "Sprint_removed_unstarted" CHECK ("removedAt" IS NULL OR "startedAt" IS NULL),
  ADD CONSTRAINT "Sprint_report_when_closed" CHECK (("closedAt" IS NULL) = ("report" IS NULL));

ALTER TABLE "CardWorth"
  ADD CONSTRAINT "CardWorth_ranges" CHECK ("value" BETWEEN 1 AND 20 AND "urgency" BETWEEN 1 AND 20 AND "risk" BETWEEN 1 AND 20
    AND "effort" > 0 AND "reach" >= 0 AND "impact" > 0 AND "confidence" BETWEEN 0 AND 100);

-- Which cards were ever in a sprint is read from a handful of rows among hundreds of thousands.
CREATE INDEX "HistoryEvent_scheduled_idx" ON "HistoryEvent" ("boardId", "cardId") WHERE "kind" = 'card.scheduled';

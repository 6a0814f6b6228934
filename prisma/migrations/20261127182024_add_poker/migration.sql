-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "pointScale" TEXT[] NOT NULL DEFAULT ARRAY['0', '1', '2', '3', '5', '8', '13', '20']::TEXT[];

-- CreateTable
CREATE TABLE "PokerRound" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "revealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PokerRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PokerVote" (
    "roundId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "PokerVote_pkey" PRIMARY KEY ("roundId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "PokerRound_cardId_key" ON "PokerRound"("cardId");

-- CreateIndex
CREATE INDEX "PokerRound_boardId_idx" ON "PokerRound"("boardId");

-- CreateIndex
CREATE INDEX "PokerVote_userId_idx" ON "PokerVote"("userId");

-- AddForeignKey
ALTER TABLE "PokerRound" ADD CONSTRAINT "PokerRound_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PokerRound" ADD CONSTRAINT "PokerRound_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PokerRound" ADD CONSTRAINT "PokerRound_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PokerVote" ADD CONSTRAINT "PokerVote_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "PokerRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PokerVote" ADD CONSTRAINT "PokerVote_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

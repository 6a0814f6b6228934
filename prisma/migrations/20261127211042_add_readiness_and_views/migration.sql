-- CreateTable
CREATE TABLE "ReadyLine" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ReadyLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadyTick" (
    "cardId" UUID NOT NULL,
    "lineId" UUID NOT NULL,

    CONSTRAINT "ReadyTick_pkey" PRIMARY KEY ("cardId","lineId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "ownerId" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReadyLine_boardId_idx" ON "ReadyLine"("boardId");

-- CreateIndex
CREATE INDEX "ReadyTick_lineId_idx" ON "ReadyTick"("lineId");

-- CreateIndex
CREATE INDEX "SavedView_boardId_ownerId_idx" ON "SavedView"("boardId", "ownerId");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_idx" ON "SavedView"("ownerId");

-- AddForeignKey
ALTER TABLE "ReadyLine" ADD CONSTRAINT "ReadyLine_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadyTick" ADD CONSTRAINT "ReadyTick_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadyTick" ADD CONSTRAINT "ReadyTick_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "ReadyLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

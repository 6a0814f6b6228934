-- CreateTable
CREATE TABLE "Intake" (
    "boardId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Intake_pkey" PRIMARY KEY ("boardId")
);

-- CreateTable
CREATE TABLE "IntakeRequest" (
    "cardId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntakeRequest_pkey" PRIMARY KEY ("cardId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Intake_hash_key" ON "Intake"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "IntakeRequest_hash_key" ON "IntakeRequest"("hash");

-- AddForeignKey
ALTER TABLE "Intake" ADD CONSTRAINT "Intake_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntakeRequest" ADD CONSTRAINT "IntakeRequest_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "FinishOn" AS ENUM ('NEVER', 'MERGED', 'DEPLOYED', 'RELEASED');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "CallbackState" AS ENUM ('PENDING', 'SENT', 'FAILED');

-- CreateTable
CREATE TABLE "Automation" (
    "boardId" UUID NOT NULL,
    "pullOnCommit" BOOLEAN NOT NULL DEFAULT false,
    "pullOnBranch" BOOLEAN NOT NULL DEFAULT false,
    "finishOn" "FinishOn" NOT NULL DEFAULT 'NEVER',
    "finishEnvironmentId" UUID,
    "blockOnFailure" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Automation_pkey" PRIMARY KEY ("boardId")
);

-- CreateTable
CREATE TABLE "Environment" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "position" INTEGER NOT NULL,
    "patterns" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "needsApproval" BOOLEAN NOT NULL DEFAULT false,
    "needsQualityGate" BOOLEAN NOT NULL DEFAULT false,
    "callbackUrl" TEXT,
    "callbackSecret" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "decision" "Decision" NOT NULL,
    "note" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID NOT NULL,
    "callback" "CallbackState",
    "callbackTries" INTEGER NOT NULL DEFAULT 0,
    "callbackAt" TIMESTAMPTZ(3),
    "callbackSaid" TEXT,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardUnlink" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "runId" UUID,
    "deploymentId" UUID,
    "pullRequestId" UUID,
    "commitId" UUID,

    CONSTRAINT "CardUnlink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Environment_boardId_position_idx" ON "Environment"("boardId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_deploymentId_key" ON "Approval"("deploymentId");

-- CreateIndex
CREATE INDEX "Approval_boardId_decidedAt_idx" ON "Approval"("boardId", "decidedAt");

-- CreateIndex
CREATE INDEX "Approval_callback_callbackAt_idx" ON "Approval"("callback", "callbackAt");

-- CreateIndex
CREATE INDEX "CardUnlink_runId_idx" ON "CardUnlink"("runId");

-- CreateIndex
CREATE INDEX "CardUnlink_deploymentId_idx" ON "CardUnlink"("deploymentId");

-- CreateIndex
CREATE INDEX "CardUnlink_pullRequestId_idx" ON "CardUnlink"("pullRequestId");

-- CreateIndex
CREATE INDEX "CardUnlink_commitId_idx" ON "CardUnlink"("commitId");

-- CreateIndex
CREATE UNIQUE INDEX "CardUnlink_cardId_runId_key" ON "CardUnlink"("cardId", "runId");

-- CreateIndex
CREATE UNIQUE INDEX "CardUnlink_cardId_deploymentId_key" ON "CardUnlink"("cardId", "deploymentId");

-- CreateIndex
CREATE UNIQUE INDEX "CardUnlink_cardId_pullRequestId_key" ON "CardUnlink"("cardId", "pullRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "CardUnlink_cardId_commitId_key" ON "CardUnlink"("cardId", "commitId");

-- CreateIndex
CREATE INDEX "Deployment_sourceId_succeededAt_idx" ON "Deployment"("sourceId", "succeededAt");

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_finishEnvironmentId_fkey" FOREIGN KEY ("finishEnvironmentId") REFERENCES "Environment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Environment" ADD CONSTRAINT "Environment_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardUnlink" ADD CONSTRAINT "CardUnlink_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardUnlink" ADD CONSTRAINT "CardUnlink_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PipelineRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardUnlink" ADD CONSTRAINT "CardUnlink_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardUnlink" ADD CONSTRAINT "CardUnlink_pullRequestId_fkey" FOREIGN KEY ("pullRequestId") REFERENCES "PullRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardUnlink" ADD CONSTRAINT "CardUnlink_commitId_fkey" FOREIGN KEY ("commitId") REFERENCES "Commit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The rules that a limit has stopped: looked for card by card, and there are few.
CREATE INDEX "HistoryEvent_held_idx" ON "HistoryEvent"("cardId") WHERE "kind" = 'automation.held';

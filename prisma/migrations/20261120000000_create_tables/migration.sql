-- CreateEnum
CREATE TYPE "Column" AS ENUM ('BACKLOG', 'PLANNED', 'IN_WORK', 'DONE');

-- CreateEnum
CREATE TYPE "LimitMode" AS ENUM ('PER_PERSON', 'FIXED', 'NONE');

-- CreateEnum
CREATE TYPE "Enforcement" AS ENUM ('BLOCK', 'WARN');

-- CreateEnum
CREATE TYPE "CardKind" AS ENUM ('REQUIREMENT', 'STABILITY', 'PERFORMANCE', 'SERVICE_REQUEST', 'DEFECT', 'TOIL', 'IMPROVEMENT');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('DONE', 'WONT_DO', 'DUPLICATE');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('GITHUB');

-- CreateEnum
CREATE TYPE "DeliveryOutcome" AS ENUM ('PENDING', 'APPLIED', 'DUPLICATE', 'IGNORED', 'FAILED', 'REFUSED');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('QUEUED', 'WAITING', 'RUNNING', 'SUCCESS', 'FAILED', 'CANCELLED', 'SKIPPED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StageKind" AS ENUM ('CODE', 'BUILD', 'TEST', 'DEPLOY', 'RELEASE', 'MONITOR');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('DEVELOPMENT', 'TESTING', 'STAGING', 'PRODUCTION', 'OTHER');

-- CreateEnum
CREATE TYPE "DeploymentStatus" AS ENUM ('QUEUED', 'WAITING', 'RUNNING', 'SUCCESS', 'FAILED', 'CANCELLED', 'SUPERSEDED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "PullRequestState" AS ENUM ('OPEN', 'DRAFT', 'MERGED', 'CLOSED');

-- CreateEnum
CREATE TYPE "LinkVia" AS ENUM ('BRANCH', 'COMMIT', 'PR_TITLE', 'PR_BODY', 'PARAMETER', 'MANUAL', 'INHERITED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('PRODUCT_OWNER', 'SCRUM_MASTER', 'TEAM_MEMBER', 'OBSERVER');

-- CreateTable
CREATE TABLE "RateCounter" (
    "key" TEXT NOT NULL,
    "window" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateCounter_pkey" PRIMARY KEY ("key","window")
);

-- CreateTable
CREATE TABLE "IdempotentAnswer" (
    "userId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("userId","scope","key")
);

-- CreateTable
CREATE TABLE "Board" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,
    "plannedMode" "LimitMode" NOT NULL DEFAULT 'PER_PERSON',
    "plannedValue" DECIMAL(12,6) NOT NULL DEFAULT 2,
    "inWorkMode" "LimitMode" NOT NULL DEFAULT 'PER_PERSON',
    "inWorkValue" DECIMAL(12,6) NOT NULL DEFAULT 1,
    "enforcement" "Enforcement" NOT NULL DEFAULT 'BLOCK',
    "personalLimit" INTEGER,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Card" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "externalId" TEXT,
    "column" "Column" NOT NULL,
    "rank" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "CardKind" NOT NULL DEFAULT 'REQUIREMENT',
    "points" DECIMAL(7,2),
    "description" TEXT NOT NULL DEFAULT '',
    "labels" TEXT[],
    "dueOn" DATE,
    "expedite" BOOLEAN NOT NULL DEFAULT false,
    "blockedAt" TIMESTAMPTZ(3),
    "blockedReason" TEXT,
    "outcome" "Outcome",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardAssignee" (
    "cardId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "CardAssignee_pkey" PRIMARY KEY ("cardId","userId")
);

-- CreateTable
CREATE TABLE "ChecklistItem" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "rank" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ChecklistItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HistoryEvent" (
    "boardId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "cardId" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "via" TEXT,
    "data" JSONB NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HistoryEvent_pkey" PRIMARY KEY ("boardId","version","ordinal")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "externalId" TEXT,
    "event" TEXT NOT NULL,
    "action" TEXT,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "outcome" "DeliveryOutcome" NOT NULL DEFAULT 'PENDING',
    "reason" TEXT,
    "detail" TEXT,
    "cards" TEXT[],

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PipelineRun" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL,
    "trigger" TEXT,
    "title" TEXT,
    "branch" TEXT,
    "headRepository" TEXT,
    "sha" TEXT,
    "commitMessage" TEXT,
    "prNumber" INTEGER,
    "actor" TEXT,
    "url" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "producerAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PipelineRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "StageKind" NOT NULL,
    "status" "RunStatus" NOT NULL,
    "url" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "producerAt" TIMESTAMPTZ(3),

    CONSTRAINT "Stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deployment" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "sha" TEXT,
    "ref" TEXT,
    "description" TEXT,
    "mentions" TEXT[],
    "status" "DeploymentStatus" NOT NULL,
    "statusId" BIGINT,
    "runExternalId" TEXT,
    "url" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "succeededAt" TIMESTAMPTZ(3),
    "producerAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PullRequest" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "branch" TEXT NOT NULL,
    "headRepository" TEXT,
    "headSha" TEXT NOT NULL,
    "mergeSha" TEXT,
    "state" "PullRequestState" NOT NULL,
    "author" TEXT,
    "url" TEXT,
    "openedAt" TIMESTAMPTZ(3),
    "mergedAt" TIMESTAMPTZ(3),
    "producerAt" TIMESTAMPTZ(3),

    CONSTRAINT "PullRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commit" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "branches" TEXT[],
    "message" TEXT NOT NULL,
    "author" TEXT,
    "authoredAt" TIMESTAMPTZ(3),
    "url" TEXT,

    CONSTRAINT "Commit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Push" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "forced" BOOLEAN NOT NULL,
    "shas" TEXT[],

    CONSTRAINT "Push_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardLink" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "runId" UUID,
    "deploymentId" UUID,
    "pullRequestId" UUID,
    "commitId" UUID,
    "via" "LinkVia" NOT NULL,

    CONSTRAINT "CardLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkspaceMember" (
    "workspaceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "isOwner" BOOLEAN NOT NULL DEFAULT false,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkspaceMember_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "boardId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "roles" "Role"[],
    "counted" BOOLEAN NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tail" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RateCounter_expires_idx" ON "RateCounter"("expires");

-- CreateIndex
CREATE INDEX "IdempotentAnswer_createdAt_idx" ON "IdempotentAnswer"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Board_key_key" ON "Board"("key");

-- CreateIndex
CREATE INDEX "Board_workspaceId_idx" ON "Board"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Card_boardId_number_key" ON "Card"("boardId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Card_boardId_externalId_key" ON "Card"("boardId", "externalId");

-- CreateIndex
CREATE INDEX "CardAssignee_userId_idx" ON "CardAssignee"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ChecklistItem_cardId_rank_key" ON "ChecklistItem"("cardId", "rank");

-- CreateIndex
CREATE INDEX "Comment_cardId_createdAt_idx" ON "Comment"("cardId", "createdAt");

-- CreateIndex
CREATE INDEX "HistoryEvent_cardId_version_ordinal_idx" ON "HistoryEvent"("cardId", "version", "ordinal");

-- CreateIndex
CREATE INDEX "Source_boardId_idx" ON "Source"("boardId");

-- CreateIndex
CREATE INDEX "Delivery_sourceId_receivedAt_idx" ON "Delivery"("sourceId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_sourceId_externalId_key" ON "Delivery"("sourceId", "externalId");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_repository_sha_idx" ON "PipelineRun"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_repository_branch_idx" ON "PipelineRun"("sourceId", "repository", "branch");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_createdAt_idx" ON "PipelineRun"("sourceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PipelineRun_sourceId_repository_externalId_attempt_key" ON "PipelineRun"("sourceId", "repository", "externalId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_runId_externalId_key" ON "Stage"("runId", "externalId");

-- CreateIndex
CREATE INDEX "Deployment_sourceId_repository_sha_idx" ON "Deployment"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "Deployment_sourceId_repository_environment_createdAt_idx" ON "Deployment"("sourceId", "repository", "environment", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_sourceId_repository_externalId_key" ON "Deployment"("sourceId", "repository", "externalId");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_headSha_idx" ON "PullRequest"("sourceId", "repository", "headSha");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_mergeSha_idx" ON "PullRequest"("sourceId", "repository", "mergeSha");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_branch_idx" ON "PullRequest"("sourceId", "repository", "branch");

-- CreateIndex
CREATE UNIQUE INDEX "PullRequest_sourceId_repository_externalId_key" ON "PullRequest"("sourceId", "repository", "externalId");

-- CreateIndex
CREATE INDEX "Commit_branches_idx" ON "Commit" USING GIN ("branches");

-- CreateIndex
CREATE UNIQUE INDEX "Commit_sourceId_repository_sha_key" ON "Commit"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "Push_sourceId_repository_after_idx" ON "Push"("sourceId", "repository", "after");

-- CreateIndex
CREATE UNIQUE INDEX "Push_sourceId_repository_branch_before_after_key" ON "Push"("sourceId", "repository", "branch", "before", "after");

-- CreateIndex
CREATE INDEX "CardLink_runId_idx" ON "CardLink"("runId");

-- CreateIndex
CREATE INDEX "CardLink_deploymentId_idx" ON "CardLink"("deploymentId");

-- CreateIndex
CREATE INDEX "CardLink_pullRequestId_idx" ON "CardLink"("pullRequestId");

-- CreateIndex
CREATE INDEX "CardLink_commitId_idx" ON "CardLink"("commitId");

-- CreateIndex
CREATE UNIQUE INDEX "CardLink_cardId_runId_key" ON "CardLink"("cardId", "runId");

-- CreateIndex
CREATE UNIQUE INDEX "CardLink_cardId_deploymentId_key" ON "CardLink"("cardId", "deploymentId");

-- CreateIndex
CREATE UNIQUE INDEX "CardLink_cardId_pullRequestId_key" ON "CardLink"("cardId", "pullRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "CardLink_cardId_commitId_key" ON "CardLink"("cardId", "commitId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slug_key" ON "Workspace"("slug");

-- CreateIndex
CREATE INDEX "WorkspaceMember_userId_idx" ON "WorkspaceMember"("userId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_boardId_userId_key" ON "Membership"("boardId", "userId");

-- CreateIndex
CREATE INDEX "Absence_membershipId_idx" ON "Absence"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_userId_idx" ON "Invitation"("userId");

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardAssignee" ADD CONSTRAINT "CardAssignee_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardAssignee" ADD CONSTRAINT "CardAssignee_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistItem" ADD CONSTRAINT "ChecklistItem_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HistoryEvent" ADD CONSTRAINT "HistoryEvent_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HistoryEvent" ADD CONSTRAINT "HistoryEvent_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PipelineRun" ADD CONSTRAINT "PipelineRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PipelineRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PullRequest" ADD CONSTRAINT "PullRequest_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commit" ADD CONSTRAINT "Commit_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Push" ADD CONSTRAINT "Push_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PipelineRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_pullRequestId_fkey" FOREIGN KEY ("pullRequestId") REFERENCES "PullRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_commitId_fkey" FOREIGN KEY ("commitId") REFERENCES "Commit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceMember" ADD CONSTRAINT "WorkspaceMember_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceMember" ADD CONSTRAINT "WorkspaceMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

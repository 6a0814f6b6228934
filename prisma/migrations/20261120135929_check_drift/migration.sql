-- AlterEnum
ALTER TYPE "DeliveryOutcome" ADD VALUE 'REFUSED';

-- DropIndex
DROP INDEX "Commit_sourceId_sha_key";

-- DropIndex
DROP INDEX "Deployment_sourceId_environment_idx";

-- DropIndex
DROP INDEX "Deployment_sourceId_externalId_key";

-- DropIndex
DROP INDEX "PipelineRun_sourceId_externalId_attempt_key";

-- DropIndex
DROP INDEX "PipelineRun_sourceId_sha_idx";

-- DropIndex
DROP INDEX "PullRequest_sourceId_branch_idx";

-- DropIndex
DROP INDEX "PullRequest_sourceId_externalId_key";

-- DropIndex
DROP INDEX "PullRequest_sourceId_headSha_idx";

-- AlterTable
ALTER TABLE "Commit" DROP COLUMN "branch",
ADD COLUMN     "branches" TEXT[],
ADD COLUMN     "repository" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "Deployment" DROP COLUMN "runId",
ADD COLUMN     "description" TEXT,
ADD COLUMN     "mentions" TEXT[],
ADD COLUMN     "repository" TEXT NOT NULL,
ADD COLUMN     "runExternalId" TEXT,
ADD COLUMN     "succeededAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PipelineRun" ADD COLUMN     "headRepository" TEXT,
ADD COLUMN     "repository" TEXT NOT NULL,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "PullRequest" ADD COLUMN     "headRepository" TEXT,
ADD COLUMN     "repository" TEXT NOT NULL;

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

-- CreateIndex
CREATE INDEX "Push_sourceId_repository_after_idx" ON "Push"("sourceId", "repository", "after");

-- CreateIndex
CREATE UNIQUE INDEX "Push_sourceId_repository_branch_before_after_key" ON "Push"("sourceId", "repository", "branch", "before", "after");

-- CreateIndex
CREATE UNIQUE INDEX "Commit_sourceId_repository_sha_key" ON "Commit"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "Deployment_sourceId_repository_sha_idx" ON "Deployment"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "Deployment_sourceId_repository_environment_createdAt_idx" ON "Deployment"("sourceId", "repository", "environment", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_sourceId_repository_externalId_key" ON "Deployment"("sourceId", "repository", "externalId");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_repository_sha_idx" ON "PipelineRun"("sourceId", "repository", "sha");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_repository_branch_idx" ON "PipelineRun"("sourceId", "repository", "branch");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_createdAt_idx" ON "PipelineRun"("sourceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PipelineRun_sourceId_repository_externalId_attempt_key" ON "PipelineRun"("sourceId", "repository", "externalId", "attempt");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_headSha_idx" ON "PullRequest"("sourceId", "repository", "headSha");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_mergeSha_idx" ON "PullRequest"("sourceId", "repository", "mergeSha");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_branch_idx" ON "PullRequest"("sourceId", "repository", "branch");

-- CreateIndex
CREATE UNIQUE INDEX "PullRequest_sourceId_repository_externalId_key" ON "PullRequest"("sourceId", "repository", "externalId");

-- AddForeignKey
ALTER TABLE "Push" ADD CONSTRAINT "Push_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PipelineRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_pullRequestId_fkey" FOREIGN KEY ("pullRequestId") REFERENCES "PullRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_commitId_fkey" FOREIGN KEY ("commitId") REFERENCES "Commit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- DropIndex
DROP INDEX "Deployment_sourceId_repository_sha_idx";

-- DropIndex
DROP INDEX "PipelineRun_sourceId_repository_sha_idx";

-- DropIndex
DROP INDEX "PullRequest_sourceId_repository_headSha_idx";

-- DropIndex
DROP INDEX "PullRequest_sourceId_repository_mergeSha_idx";

-- DropIndex
DROP INDEX "Push_sourceId_repository_after_idx";

-- CreateIndex
CREATE INDEX "Commit_sha_idx" ON "Commit"("sha");

-- CreateIndex
CREATE INDEX "Deployment_sha_idx" ON "Deployment"("sha");

-- CreateIndex
CREATE INDEX "PipelineRun_sha_idx" ON "PipelineRun"("sha");

-- CreateIndex
CREATE INDEX "PullRequest_headSha_idx" ON "PullRequest"("headSha");

-- CreateIndex
CREATE INDEX "PullRequest_mergeSha_idx" ON "PullRequest"("mergeSha");

-- CreateIndex
CREATE INDEX "Push_after_idx" ON "Push"("after");

-- CreateIndex
CREATE INDEX "Push_shas_idx" ON "Push" USING GIN ("shas");

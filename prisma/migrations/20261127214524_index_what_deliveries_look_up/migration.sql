-- CreateIndex
CREATE INDEX "Deployment_sourceId_repository_runExternalId_idx" ON "Deployment"("sourceId", "repository", "runExternalId");

-- CreateIndex
CREATE INDEX "PipelineRun_sourceId_repository_prNumber_idx" ON "PipelineRun"("sourceId", "repository", "prNumber");

-- CreateIndex
CREATE INDEX "PullRequest_sourceId_repository_number_idx" ON "PullRequest"("sourceId", "repository", "number");

-- CreateIndex
CREATE INDEX "Push_before_idx" ON "Push"("before");

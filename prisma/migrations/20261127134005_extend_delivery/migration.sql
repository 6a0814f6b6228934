-- CreateEnum
CREATE TYPE "DeploymentKind" AS ENUM ('NORMAL', 'HOTFIX', 'ROLLBACK', 'REDEPLOY');

-- CreateEnum
CREATE TYPE "Strategy" AS ENUM ('ROLLING', 'BLUE_GREEN', 'CANARY', 'RECREATE');

-- CreateEnum
CREATE TYPE "AlertStatus" AS ENUM ('FIRING', 'RESOLVED');

-- AlterEnum
ALTER TYPE "SourceKind" ADD VALUE 'GITLAB';
ALTER TYPE "SourceKind" ADD VALUE 'JENKINS';
ALTER TYPE "SourceKind" ADD VALUE 'TEKTON';
ALTER TYPE "SourceKind" ADD VALUE 'ARGOCD';
ALTER TYPE "SourceKind" ADD VALUE 'SPINNAKER';
ALTER TYPE "SourceKind" ADD VALUE 'SONARQUBE';
ALTER TYPE "SourceKind" ADD VALUE 'TERRAFORM';
ALTER TYPE "SourceKind" ADD VALUE 'CDEVENTS';
ALTER TYPE "SourceKind" ADD VALUE 'ALERTMANAGER';
ALTER TYPE "SourceKind" ADD VALUE 'GRAFANA';
ALTER TYPE "SourceKind" ADD VALUE 'GENERIC';

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "kind" "DeploymentKind",
ADD COLUMN     "service" TEXT,
ADD COLUMN     "strategy" "Strategy",
ADD COLUMN     "version" TEXT;

-- AlterTable
ALTER TABLE "PipelineRun" ADD COLUMN     "generation" BIGINT;

-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "conditions" JSONB,
ADD COLUMN     "generation" BIGINT;

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "name" TEXT,
    "notes" TEXT,
    "isPrerelease" BOOLEAN NOT NULL,
    "url" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "producerAt" TIMESTAMPTZ(3),

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "status" "AlertStatus" NOT NULL,
    "severity" TEXT,
    "environment" TEXT,
    "service" TEXT,
    "group" TEXT,
    "mentions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "url" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Release_sourceId_repository_externalId_key" ON "Release"("sourceId", "repository", "externalId");

-- CreateIndex
CREATE INDEX "Alert_sourceId_startedAt_idx" ON "Alert"("sourceId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alert_sourceId_repository_externalId_key" ON "Alert"("sourceId", "repository", "externalId");

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

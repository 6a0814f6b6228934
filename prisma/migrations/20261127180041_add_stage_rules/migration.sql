-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "stageRules" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "toldKind" "StageKind";

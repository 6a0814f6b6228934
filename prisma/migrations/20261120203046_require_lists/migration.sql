-- An empty list is empty, not unknown: a row without one, however it was written, would break what reads it.
UPDATE "Card" SET "labels" = ARRAY[]::TEXT[] WHERE "labels" IS NULL;
UPDATE "Commit" SET "branches" = ARRAY[]::TEXT[] WHERE "branches" IS NULL;
UPDATE "Delivery" SET "cards" = ARRAY[]::TEXT[] WHERE "cards" IS NULL;
UPDATE "Deployment" SET "mentions" = ARRAY[]::TEXT[] WHERE "mentions" IS NULL;
UPDATE "Push" SET "shas" = ARRAY[]::TEXT[] WHERE "shas" IS NULL;

ALTER TABLE "Card" ALTER COLUMN "labels" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "labels" SET NOT NULL;
ALTER TABLE "Commit" ALTER COLUMN "branches" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "branches" SET NOT NULL;
ALTER TABLE "Delivery" ALTER COLUMN "cards" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "cards" SET NOT NULL;
ALTER TABLE "Deployment" ALTER COLUMN "mentions" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "mentions" SET NOT NULL;
ALTER TABLE "Push" ALTER COLUMN "shas" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "shas" SET NOT NULL;
ALTER TABLE "Membership" ALTER COLUMN "roles" SET NOT NULL;

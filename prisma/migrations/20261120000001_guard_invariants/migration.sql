-- What Prisma's schema cannot say. Each line here has a test that it holds.

-- Ranks are compared byte by byte; a locale's collation would sort fractional keys wrongly.
ALTER TABLE "Card" ALTER COLUMN "rank" TYPE TEXT COLLATE "C";
ALTER TABLE "ChecklistItem" ALTER COLUMN "rank" TYPE TEXT COLLATE "C";

-- No two cards share a place.
CREATE UNIQUE INDEX "Card_place_key" ON "Card" ("boardId", "column", "rank") WHERE "archivedAt" IS NULL AND "deletedAt" IS NULL;

-- One expedited card a board.
CREATE UNIQUE INDEX "Card_expedite_key" ON "Card" ("boardId") WHERE "expedite";

ALTER TABLE "Card"
  ADD CONSTRAINT "Card_title_length" CHECK (char_length("title") BETWEEN 1 AND 300),
  ADD CONSTRAINT "Card_outcome_in_done" CHECK (("column" = 'DONE') = ("outcome" IS NOT NULL)),
  ADD CONSTRAINT "Card_finished_in_done" CHECK (("column" = 'DONE') = ("finishedAt" IS NOT NULL)),
  ADD CONSTRAINT "Card_blocked_has_reason" CHECK (("blockedAt" IS NULL) = ("blockedReason" IS NULL)),
  ADD CONSTRAINT "Card_expedite_is_open" CHECK (NOT "expedite" OR ("column" <> 'DONE' AND "archivedAt" IS NULL AND "deletedAt" IS NULL)),
  ADD CONSTRAINT "Card_points_range" CHECK ("points" >= 0);

ALTER TABLE "Board"
  ADD CONSTRAINT "Board_key_form" CHECK ("key" ~ '^[A-Z][A-Z0-9]{1,9}$'),
  ADD CONSTRAINT "Board_limits_positive" CHECK ("plannedValue" > 0 AND "inWorkValue" > 0 AND ("personalLimit" IS NULL OR "personalLimit" > 0));

ALTER TABLE "Membership" ADD CONSTRAINT "Membership_has_role" CHECK (cardinality("roles") > 0);
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_in_order" CHECK ("from" <= "to");
ALTER TABLE "CardLink" ADD CONSTRAINT "CardLink_one_object" CHECK (num_nonnulls("runId", "deploymentId", "pullRequestId", "commitId") = 1);

-- History is only ever added to.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END $$;
CREATE TRIGGER "HistoryEvent_append_only" BEFORE UPDATE OR DELETE ON "HistoryEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();

-- The entries into Done are what charts look for.
CREATE INDEX "HistoryEvent_done_idx" ON "HistoryEvent" ("boardId", "at") WHERE COALESCE("data"->>'to', "data"->>'column') = 'DONE';

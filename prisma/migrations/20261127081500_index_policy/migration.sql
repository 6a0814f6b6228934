-- A board's limits and heads of any past day are read from a handful of rows among hundreds of thousands.
CREATE INDEX "HistoryEvent_policy_idx" ON "HistoryEvent" ("boardId", "version", "ordinal")
  WHERE "kind" IN ('board.created', 'limits.changed', 'members.changed');

-- The Flow page asks when a board's time zone was changed: a handful of rows among hundreds of thousands.
CREATE INDEX "HistoryEvent_edits_idx" ON "HistoryEvent" ("boardId", "version", "ordinal")
  WHERE "kind" = 'board.edited';

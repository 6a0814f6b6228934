CREATE TYPE "ChartTime" AS ENUM ('CALENDAR', 'WORKING');

-- Boards that are there keep calendar time; their working calendar is the usual week until somebody says otherwise.
ALTER TABLE "Board"
  ADD COLUMN "chartTime" "ChartTime" NOT NULL DEFAULT 'CALENDAR',
  ADD COLUMN "workingDays" TEXT[] NOT NULL DEFAULT ARRAY['MON', 'TUE', 'WED', 'THU', 'FRI']::TEXT[],
  ADD COLUMN "workFrom" TEXT NOT NULL DEFAULT '09:00',
  ADD COLUMN "workTo" TEXT NOT NULL DEFAULT '18:00',
  ADD COLUMN "daysOff" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- A ruler made of a calendar that is none would measure nonsense without a word. Times of day have one length, so they compare as text.
ALTER TABLE "Board"
  ADD CONSTRAINT "Board_working_days" CHECK (cardinality("workingDays") BETWEEN 1 AND 7 AND "workingDays" <@ ARRAY['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']::TEXT[]),
  ADD CONSTRAINT "Board_working_hours" CHECK (
    "workFrom" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "workTo" ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' AND "workFrom" COLLATE "C" < "workTo" COLLATE "C"
  ),
  ADD CONSTRAINT "Board_days_off" CHECK (
    array_position("daysOff", NULL) IS NULL AND array_to_string("daysOff", ',') ~ '^([0-9]{4}-[0-9]{2}-[0-9]{2}(,[0-9]{4}-[0-9]{2}-[0-9]{2})*)?$'
  );

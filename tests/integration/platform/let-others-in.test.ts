import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { letOthersIn } from "@/server/platform/db/let-others-in";

test("while statements wait in a long line, timers and requests have their turns", async () => {
  const lite = letOthersIn(await PGlite.create());
  let turns = 0;
  const clock = setInterval(() => turns++, 1);
  await Promise.all(Array.from({ length: 300 }, () => lite.query("SELECT count(*) FROM generate_series(1, 2000)")));
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
  await lite.close();
});

import { beforeAll, expect, test } from "vitest";
import { setEnvironmentsInput } from "@/server/delivery/contracts";
import { listSeenEnvironments } from "@/server/delivery/queries/list-seen-environments";
import { setEnvironments } from "@/server/delivery/set-environments";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { deploymentMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));

test("what producers call their places, the latest first, each with the environment that it is or none", async () => {
  const board = await aBoardWithSource(db);
  const other = await aBoardWithSource(db);
  const places = ["eu-west", "production", "eu-west", "prod-asia"];
  await board.send(...places.map((environment, id) => deploymentMessage(REPOSITORY, { id: id + 1, environment, sha: "a".repeat(40), ref: "main", createdAt: at(id) })));
  expect(await listSeenEnvironments(db, board.id)).toEqual([
    { name: "prod-asia", tier: "PRODUCTION", environment: "Production", deployments: 1, lastAt: at(3).toISOString() },
    { name: "eu-west", tier: "OTHER", environment: null, deployments: 2, lastAt: at(2).toISOString() },
    { name: "production", tier: "PRODUCTION", environment: "Production", deployments: 1, lastAt: at(1).toISOString() },
  ]);
  expect(await listSeenEnvironments(db, other.id)).toEqual([]);
  const wanted = { key: board.key, environments: [{ name: "Europe", tier: "PRODUCTION", patterns: ["eu-*"] }, { name: "Asia", tier: "OTHER" }] };
  await setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse(wanted));
  // Without a pattern or a name of its own, a place goes by its tier.
  expect((await listSeenEnvironments(db, board.id)).map(({ name, environment }) => [name, environment])).toEqual([["prod-asia", "Europe"], ["eu-west", "Europe"], ["production", "Europe"]]);
});

import { createHmac, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createCard } from "@/server/board/create-card";
import { createCardInput } from "@/server/board/contracts";
import { removeSource } from "@/server/delivery/remove-source";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import { replayDelivery } from "@/server/delivery/replay-delivery";
import { applyForgotten, applyPending } from "@/server/delivery/apply-pending";
import { listDeliveries } from "@/server/delivery/queries/list-deliveries";
import { listDeliveriesInput } from "@/server/delivery/contracts";
import { listSources } from "@/server/delivery/queries/list-sources";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { deploymentMessage, pullRequestMessage, pushMessage, workflowRunMessage } from "@/tests/support/github-messages";
import { historySince, versionOf } from "@/tests/support/a-board";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, SECRET, signed } from "@/tests/support/github-deliveries";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const push = (message: string, { branch = "main", letter = "a", before = undefined as string | undefined } = {}) =>
  pushMessage(REPOSITORY, { branch, after: sha(letter), ...(before ? { before } : {}), commits: [{ sha: sha(letter), message, author: "dana", at: at(0) }] });
const run = (key: string, more: object = {}) => ({ id: 7, branch: `feature/${key}`, sha: sha("a"), message: "VAT", createdAt: at(1), ...more });
const log = (board: { id: string; key: string }, search?: string) => listDeliveries(db, board.id, listDeliveriesInput.parse({ key: board.key, search }));

describe("authenticity", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const hmac = (body: Uint8Array, secret = SECRET, algorithm = "sha256") => createHmac(algorithm, secret).update(body).digest("hex");
  const good = signed(push("x"));
  const wrong: [string, string | undefined][] = [
    ["none", undefined],
    ["empty", ""],
    ["without its prefix", hmac(good.body)],
    ["of another secret", `sha256=${hmac(good.body, "another secret of sixteen")}`],
    ["of another body", `sha256=${hmac(bytes("{}"))}`],
    ["sha1 only", `sha1=${hmac(good.body, SECRET, "sha1")}`],
    ["too short", `sha256=${hmac(good.body).slice(1)}`],
    ["too long", `sha256=${hmac(good.body)}0`],
    ["not hex", `sha256=${"z".repeat(64)}`],
    ["two at once", `sha256=${hmac(good.body)}, sha256=${hmac(good.body)}`],
    ["letters outside ASCII", `sha256=${"é".repeat(64)}`],
    ["of the text written anew", `sha256=${hmac(bytes(JSON.stringify(JSON.parse(new TextDecoder().decode(good.body)), null, 1)))}`],
  ];

  test.each(wrong)("a signature that is %s is refused and nothing is kept", async (_, signature) => {
    const board = await aBoardWithSource(db);
    const { "x-hub-signature-256": _right, ...headers } = good.headers;
    const delivery = { headers: signature === undefined ? headers : { ...headers, "x-hub-signature-256": signature }, body: good.body };
    await expect(board.receive(delivery)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await log(board)).toEqual([]);
  });

  test("a source that is not there, was removed, or is of another kind is the same not found", async () => {
    const board = await aBoardWithSource(db);
    const refused = { code: "NOT_FOUND", reason: "not_found" };
    await expect(receiveDelivery(db, { sourceId: randomUUID(), ...good })).rejects.toMatchObject(refused);
    await expect(receiveDelivery(db, { sourceId: "../x", ...good })).rejects.toMatchObject(refused);
    await expect(receiveDelivery(db, { sourceId: board.source.id, kind: "gitlab", ...good })).rejects.toMatchObject(refused);
    await removeSource(db, board.sm.actor, { id: board.source.id });
    await expect(board.receive(good)).rejects.toMatchObject(refused);
    expect(await listSources(db, board.id)).toEqual([]);
  });
});

describe("what is no GitHub delivery", () => {
  const sign = (text: string, headers: Record<string, string> = {}) => {
    const { body } = { body: new TextEncoder().encode(text) };
    const signature = `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
    return { headers: { "content-type": "application/json", "x-github-event": "push", "x-github-delivery": randomUUID() as string, "x-hub-signature-256": signature, ...headers }, body };
  };

  test.each([
    ["not_json", "{", {}],
    ["not_json", "", {}],
    ["not_json", "\u0000", {}],
    ["not_an_object", "[]", {}],
    ["not_an_object", "null", {}],
    ["too_deep", `{"repository":{"id":1},"payload":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, {}],
    ["not_this_event", "{}", {}],
    ["not_this_event", '{"repository":{"id":1},"commits":"many"}', {}],
    ["not_this_event", '{"repository":{"id":1},"commits":[{"message":"no id"}]}', {}],
    ["event_missing", "{}", { "x-github-event": "" }],
    ["event_missing", "{}", { "x-github-event": "../../x" }],
    ["choose_json", "payload=%7B%7D", { "content-type": "application/x-www-form-urlencoded" }],
  ])("%s: %.40s", async (reason, text, headers) => {
    const board = await aBoardWithSource(db);
    await expect(board.receive(sign(text, headers))).rejects.toMatchObject({ code: "INVALID", reason });
    expect(await log(board)).toMatchObject([{ outcome: "REFUSED", reason }]);
  });

  test("events we do not know, tags and deleted branches are accepted and ignored, with the reason kept", async () => {
    const board = await aBoardWithSource(db);
    const answers = [
      await board.receive(sign("{}", { "x-github-event": "star" })),
      await board.receive(sign("{}", { "x-github-event": "constructor" })),
      await board.receive(sign(JSON.stringify({ ref: "refs/tags/v1", commits: [], repository: { id: 1 } }))),
      await board.receive(sign(JSON.stringify({ ref: "refs/heads/x", deleted: true, after: "0".repeat(40), commits: [], repository: { id: 1 } }))),
    ];
    expect(answers).toEqual(["event_not_handled", "event_not_handled", "tag", "branch_deleted"].map((reason) => ({ outcome: "IGNORED", reason, cards: [] })));
    expect((await log(board, "branch_deleted")).map(({ reason }) => reason)).toEqual(["branch_deleted"]);
  });

  test("what PostgreSQL cannot store is left out of what is kept", async () => {
    const board = await aBoardWithSource(db);
    await expect(board.send(push(`${board.key}-1 nul \u0000 lone \ud800 end`))).resolves.toMatchObject([{ outcome: "APPLIED" }]);
    expect((await db.commit.findFirstOrThrow({ where: { source: { boardId: board.id } } })).message).toBe(`${board.key}-1 nul  lone \ufffd end`);
  });
});

describe("twice", () => {
  test("the same delivery again is a duplicate and changes nothing", async () => {
    const board = await aBoardWithSource(db);
    const delivery = signed(push(`${board.key}-1 round`));
    expect(await board.receive(delivery)).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    const version = await versionOf(db, board.id);
    expect(await board.receive(delivery)).toEqual({ outcome: "DUPLICATE", cards: [`${board.key}-1`] });
    expect(await versionOf(db, board.id)).toBe(version);
    expect(await log(board)).toHaveLength(1);
  });

  test("twenty of the same at once: one is applied", async () => {
    const board = await aBoardWithSource(db);
    const delivery = signed(push(`${board.key}-1 round`));
    const answers = await Promise.all(Array.from({ length: 20 }, () => board.receive(delivery)));
    expect(answers.filter(({ outcome }) => outcome === "APPLIED")).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === "DUPLICATE")).toHaveLength(19);
  });

  test("the same words under another id tell the card nothing new", async () => {
    const board = await aBoardWithSource(db);
    await board.send(push(`${board.key}-1 round`));
    const version = await versionOf(db, board.id);
    expect(await board.send(push(`${board.key}-1 round`))).toEqual([{ outcome: "IGNORED", reason: "nothing_new", cards: [`${board.key}-1`] }]);
    expect(await versionOf(db, board.id)).toBe(version);
  });
});

describe("history", () => {
  test("each card is told once what can be seen differently on it, and the board's version has no gap", async () => {
    const board = await aBoardWithSource(db, { cards: ["Round VAT", "Price list"] });
    const since = await versionOf(db, board.id);
    await board.send(push(`${board.key}-1 ${board.key}-2 round`), workflowRunMessage(REPOSITORY, run(`${board.key}-1`), { status: "in_progress", at: at(2) }));
    expect(await historySince(db, board.id, since)).toEqual(["commits.pushed Round VAT", "commits.pushed Price list", "run.changed Round VAT", "run.changed Price list"]);
    expect(await versionOf(db, board.id)).toBe(since + 2);
    const [event] = await db.historyEvent.findMany({ where: { boardId: board.id, kind: "run.changed" }, orderBy: { ordinal: "asc" } });
    expect(event).toMatchObject({ via: "github", actorId: null, data: { name: "CI", status: "RUNNING", attempt: 1, via: "BRANCH", url: "https://github.com/acme/erp/actions/runs/7" } });
  });

  test("a delivery that touches no card bumps nothing", async () => {
    const board = await aBoardWithSource(db);
    const since = await versionOf(db, board.id);
    expect(await board.send(push(`${board.key}-99 unknown`))).toEqual([{ outcome: "IGNORED", reason: "no_card", cards: [] }]);
    expect(await versionOf(db, board.id)).toBe(since);
  });
});

describe("what fails is kept", () => {
  test("a delivery that cannot be applied loses nothing and can be applied again", async () => {
    const board = await aBoardWithSource(db);
    await db.$executeRaw`ALTER TABLE "Commit" ADD CONSTRAINT "refuse_for_now" CHECK ("message" NOT LIKE '%poison%')`;
    const delivery = signed(push(`${board.key}-1 poison`));
    expect(await board.receive(delivery)).toEqual({ outcome: "FAILED", reason: "apply_failed", cards: [] });
    expect(await db.push.count({ where: { source: { boardId: board.id } } })).toBe(0);
    const [line] = await log(board);
    expect(line).toMatchObject({ outcome: "FAILED", event: "push" });
    expect(line?.detail).toContain("refuse_for_now");
    expect(await board.send(push(`${board.key}-1 next`, { letter: "b" }))).toMatchObject([{ outcome: "APPLIED" }]);
    await db.$executeRaw`ALTER TABLE "Commit" DROP CONSTRAINT "refuse_for_now"`;
    expect(await replayDelivery(db, board.sm.actor, { id: line?.id ?? "" })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    expect(await board.receive(delivery)).toMatchObject({ outcome: "DUPLICATE" });
  });

  test("one that the sender sends again after it failed is applied", async () => {
    const board = await aBoardWithSource(db);
    const delivery = signed(push(`${board.key}-1 round`));
    await board.receive(delivery);
    await db.delivery.updateMany({ where: { source: { boardId: board.id } }, data: { outcome: "FAILED" } });
    expect(await board.receive(delivery)).toMatchObject({ outcome: "IGNORED", reason: "nothing_new" });
  });

  test("one that a killed process left behind is applied at the next start", async () => {
    const board = await aBoardWithSource(db);
    await board.send(push(`${board.key}-99 nobody`));
    await db.delivery.updateMany({ where: { source: { boardId: board.id } }, data: { outcome: "PENDING" } });
    expect(await applyPending(db)).toBe(1);
    expect(await applyPending(db)).toBe(0);
    expect(await log(board)).toMatchObject([{ outcome: "IGNORED", reason: "no_card" }]);
  });

  test("one that lost its database is applied once nobody can be busy with it any more", async () => {
    const board = await aBoardWithSource(db);
    await board.send(push(`${board.key}-99 nobody`));
    await db.delivery.updateMany({ where: { source: { boardId: board.id } }, data: { outcome: "PENDING" } });
    expect(await applyForgotten(db)).toBe(0);
    expect(await atTime(new Date(Date.now() + 90_000), () => applyForgotten(db))).toBe(1);
    expect(await log(board)).toMatchObject([{ outcome: "IGNORED", reason: "no_card" }]);
  });

  test("a replay finds the card that was added since", async () => {
    const board = await aBoardWithSource(db);
    await board.send(push(`${board.key}-2 round`));
    await createCard(db, board.sm.actor, createCardInput.parse({ key: board.key, title: "Late" }));
    const [line] = await log(board);
    expect(await replayDelivery(db, board.sm.actor, { id: line?.id ?? "" })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-2`] });
  });

  test("only who manages sources may replay, and only on their own board", async () => {
    const board = await aBoardWithSource(db);
    const other = await aBoardWithSource(db);
    await board.send(push("x"));
    const [line] = await log(board);
    await expect(replayDelivery(db, board.dev.actor, { id: line?.id ?? "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(replayDelivery(db, other.sm.actor, { id: line?.id ?? "" })).rejects.toMatchObject({ reason: "not_found" });
    expect(await log(other)).toEqual([]);
  });
});

describe("which cards", () => {
  const linksOf = async (board: { id: string }) => (await db.cardLink.findMany({ where: { card: { boardId: board.id } }, include: { card: true } })).map(({ card, via, runId, deploymentId, pullRequestId, commitId }) => `${card.number} ${runId ? "run" : deploymentId ? "deployment" : pullRequestId ? "pull request" : commitId ? "commit" : ""} ${via}`).sort();

  test("a card of another board is never reached", async () => {
    const board = await aBoardWithSource(db);
    const other = await aBoardWithSource(db);
    expect(await board.send(push(`${other.key}-1 steal`))).toMatchObject([{ outcome: "IGNORED", reason: "no_card" }]);
    expect(await linksOf(other)).toEqual([]);
  });

  test("a run for a fork finds its pull request by commit, although it names none", async () => {
    const board = await aBoardWithSource(db);
    const pull = pullRequestMessage(REPOSITORY, { number: 3, action: "opened", title: `${board.key}-1 VAT`, branch: "patch-1", headSha: sha("c"), author: "eve", openedAt: at(0), at: at(0) });
    const forked = workflowRunMessage(REPOSITORY, run("x", { branch: "patch-1", sha: sha("c") }), { status: "queued", at: at(1) });
    await board.send(forked, pull);
    expect(await linksOf(board)).toEqual(["1 pull request PR_TITLE", "1 run INHERITED"]);
  });

  test("a title that is edited moves the links, and one made by hand stays", async () => {
    const board = await aBoardWithSource(db, { cards: ["One", "Two", "Three"] });
    const pull = (title: string, minute: number) => pullRequestMessage(REPOSITORY, { number: 4, action: "edited", title, branch: "x", headSha: sha("d"), author: "eve", openedAt: at(0), at: at(minute) });
    await board.send(pull(`${board.key}-1 VAT`, 1));
    const { id: pullRequestId } = await db.pullRequest.findFirstOrThrow({ where: { source: { boardId: board.id } } });
    const { id: cardId } = await db.card.findFirstOrThrow({ where: { boardId: board.id, number: 3 } });
    await db.cardLink.create({ data: { cardId, pullRequestId, via: "MANUAL" } });
    expect(await board.send(pull(`${board.key}-2 VAT`, 2))).toMatchObject([{ cards: [`${board.key}-2`, `${board.key}-3`] }]);
    expect(await linksOf(board)).toEqual(["2 pull request PR_TITLE", "3 pull request MANUAL"]);
  });

  test("a branch name that is used again does not tie the next pull request to the last one's card", async () => {
    const board = await aBoardWithSource(db, { cards: ["One", "Two"] });
    const pull = (number: number, minute: number, merged?: string) =>
      pullRequestMessage(REPOSITORY, { number, action: "opened", title: `${board.key}-${number} VAT`, branch: "patch-1", headSha: sha(String(number)), author: "eve", openedAt: at(minute), at: at(minute), ...(merged ? { mergeSha: merged } : {}) });
    const late = workflowRunMessage(REPOSITORY, run("x", { branch: "patch-1", sha: sha("e"), createdAt: at(30) }), { status: "queued", at: at(30) });
    await board.send(pull(1, 5, sha("9")), pull(2, 20), late);
    expect(await linksOf(board)).toEqual(["1 pull request PR_TITLE", "2 pull request PR_TITLE", "2 run INHERITED"]);
  });

  test("a deployment carries all cards since the last success in its environment, whatever order it is told in", async () => {
    const board = await aBoardWithSource(db, { cards: ["One", "Two", "Three"] });
    const pushes = [
      push(`${board.key}-1 one`, { letter: "1" }),
      push(`${board.key}-2 two`, { letter: "2", before: sha("1") }),
      push(`${board.key}-3 three`, { letter: "3", before: sha("2") }),
    ];
    const first = { id: 1, environment: "prod", sha: sha("1"), ref: "main", createdAt: at(10) };
    const second = { id: 2, environment: "prod", sha: sha("3"), ref: "main", createdAt: at(20) };
    await board.send(deploymentMessage(REPOSITORY, second), ...pushes.reverse(), deploymentMessage(REPOSITORY, first, { id: 1, state: "success", at: at(11) }));
    expect((await linksOf(board)).filter((link) => link.includes("deployment"))).toEqual(["1 deployment INHERITED", "2 deployment INHERITED", "3 deployment INHERITED"]);
    const cardsOf = async (externalId: string) =>
      (await db.cardLink.findMany({ where: { deployment: { externalId, source: { boardId: board.id } } }, include: { card: true } })).map(({ card }) => card.number).sort();
    expect(await cardsOf("1")).toEqual([1]);
    expect(await cardsOf("2")).toEqual([2, 3]);
  });
});

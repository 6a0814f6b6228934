import { expect, test } from "vitest";
import { chooseRecipients, type Recipient } from "@/server/notifications/domain/choose-recipients";

const member = (id: string, more: Partial<Recipient> = {}): Recipient => ({ id, roles: ["TEAM_MEMBER"], notToldOf: [], notMailedOf: [], hasMail: true, ...more });
const told = (members: Recipient[], to: string[], actorId: string | null = null) => chooseRecipients({ kind: "ASSIGNED", to, actorId }, members);

test("tells members alone, each once, and never the one who did it", () => {
  expect(told([member("a"), member("b")], ["a", "a", "b", "stranger"], "b")).toEqual([{ userId: "a", inProduct: true, byMail: true }]);
});

test("tells as each of them wishes, and not at all who wants neither", () => {
  const members = [member("a", { notToldOf: ["ASSIGNED"] }), member("b", { notMailedOf: ["ASSIGNED"] }), member("c", { notToldOf: ["ASSIGNED"], notMailedOf: ["ASSIGNED"] }), member("d", { notToldOf: ["BLOCKED"], hasMail: false })];
  expect(told(members, ["a", "b", "c", "d"])).toEqual([
    { userId: "a", inProduct: false, byMail: true },
    { userId: "b", inProduct: true, byMail: false },
    { userId: "d", inProduct: true, byMail: false },
  ]);
});

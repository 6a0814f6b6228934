import { expect, test } from "vitest";
import { findMentions } from "@/server/board/domain/find-mentions";

const MEMBERS = [
  { id: "1", name: "Kim" },
  { id: "2", name: "Kim Min" },
  { id: "3", name: "혜진" },
  { id: "4", name: "Sam" },
  { id: "5", name: "sam" },
];

const named = (text: string) => findMentions(text, MEMBERS).map(({ start, end, users }) => [text.slice(start, end), ...users]);

test.each([
  ["@Kim Min, please look", [["@Kim Min", "2"]]],
  ["ask @kim.", [["@kim", "1"]]],
  ["(@Kim)", [["@Kim", "1"]]],
  ["@혜진님이 확인", [["@혜진", "3"]]],
  ["@Sam", [["@Sam", "4", "5"]]],
  ["@Kim and @Sam", [["@Kim", "1"], ["@Sam", "4", "5"]]],
])("%s", (text, expected) => expect(named(text)).toEqual(expected));

test.each(["mail me: someone@Kim.example", "@Kimberley", "@ Kim", "Kim", "", "@혜진2"])("names nobody: %s", (text) => expect(named(text)).toEqual([]));

test("a member without a name is never named", () => expect(findMentions("@ hello", [{ id: "1", name: " " }])).toEqual([]));

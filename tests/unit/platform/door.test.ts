import { expect, test } from "vitest";
import { doorOf, isReadablePath, loggedPath } from "@/server/platform/http/door";

test.each([
  ["/w/demo/b/ERP", "page"],
  ["/api/docs", "page"],
  ["/_next/static/chunks/a.js", "static"],
  ["/icon.svg", "static"],
  ["/api/v1/boards/ERP", "rest"],
  ["/api/trpc/board.get?batch=1", "trpc"],
  ["/api/hooks/github/1", "hook"],
  ["/api/auth/session", "auth"],
])("%s comes in by the door %s", (path, door) => expect(doorOf(path)).toBe(door));

test.each([
  ["/w/demo?filter=secret", "/w/demo"],
  ["/request/Zx81", "/request/[code]"],
  ["/request/status/Zx81", "/request/[code]"],
  ["/join/abc-def?x=1", "/join/[code]"],
  ["/api/hooks/generic/7/the-secret", "/api/hooks/generic/7/[secret]"],
  [`/${"a".repeat(1000)}`, `/${"a".repeat(299)}`],
])("a log says %s as %s", (path, logged) => expect(loggedPath(path)).toBe(logged));

test.each(["/%zz", "/%c0%af", "/a%00b", "/%"])("%s cannot be read", (path) => expect(isReadablePath(path)).toBe(false));
test.each(["/", "/%ED%95%9C", "/a%2fb", "/a?q=%zz"])("%s can be read", (path) => expect(isReadablePath(path)).toBe(true));

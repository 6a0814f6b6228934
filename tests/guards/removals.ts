/** One guard taken out of the product, and the test that must fail without it. */
export type Removal = {
  attack: string;
  file: string;
  /** The guard's own words in that file, and what stands there without it. */
  guard: string;
  without: string;
  project: "unit" | "integration" | "attacks";
  /** A part of the test file's path. */
  test: string;
};

export const REMOVALS: readonly Removal[] = [
  { attack: "a thing of another board, by its key", file: "server/people/get-actor.ts", guard: 'u."id" = ${userId}::uuid AND', without: '(true OR u."id" = ${userId}::uuid) AND', project: "integration", test: "access/access" },
  { attack: "a person of another board, named inside an input", file: "server/board/resolve-assignees.ts", guard: "where: { boardId, user:", without: "where: { user:", project: "integration", test: "access/foreign-ids" },
  { attack: "another board's place in a list", file: "server/delivery/queries/list-runs.ts", guard: "if (input.cursor && (await db.deployment", without: "if (false && (await db.deployment", project: "integration", test: "access/foreign-ids" },
  { attack: "a right that the role does not give", file: "server/people/domain/policy.ts", guard: "if (!may(action, actor.roles)) throw", without: "if (!may(action, actor.roles) && !action) throw", project: "integration", test: "access/access" },
  { attack: "a strange id taken for all", file: "server/people/contracts.ts", guard: "revokeTokenInput = z.object({ id })", without: "revokeTokenInput = z.object({ id: z.any() })", project: "integration", test: "access/inputs" },
  { attack: "fields that are nobody's to give", file: "server/people/contracts.ts", guard: "createOwnTokenInput = z.object(", without: "createOwnTokenInput = z.looseObject(", project: "unit", test: "platform/input-bounds" },
  { attack: "text that the database refuses", file: "server/platform/trpc.ts", guard: "if (field !== null) throw", without: "if (field === undefined) throw", project: "integration", test: "access/inputs" },
  { attack: "bodies longer than is taken", file: "server/platform/read-body.ts", guard: "if (size > max) throw tooLarge(max);", without: "", project: "attacks", test: "bodies" },
  { attack: "bodies without an end", file: "server/platform/http/end-unread.ts", guard: "const timer = setTimeout(", without: "const timer = ((..._: unknown[]) => undefined)(", project: "attacks", test: "bodies" },
  { attack: "JSON nested without end", file: "server/platform/read-body.ts", guard: "if (isDeeperThan(text, DEPTH_MAX)) throw", without: "if (text === undefined) throw", project: "attacks", test: "bodies" },
  { attack: "another site acting with somebody's cookies", file: "server/answer-trpc.ts", guard: "if (!isFromOwnOrigin(request)) throw", without: "if (!isFromOwnOrigin(request) && !request) throw", project: "attacks", test: "doors" },
  { attack: "a form that needs no leave from a browser", file: "server/answer-trpc.ts", guard: 'if (!/^application\\/json *(;|$)/i.test(', without: 'if (!/./i.test("json" + ', project: "attacks", test: "doors" },
  { attack: "a crowd of calls in one request", file: "server/answer-trpc.ts", guard: ", maxBatchSize: BATCH_MAX", without: "", project: "attacks", test: "doors" },
  { attack: "a token that changes how its owner comes in", file: "server/people/procedures.ts", guard: 'if (ctx.user.through !== "session") throw', without: 'if (ctx.user.through === undefined) throw', project: "integration", test: "access/access" },
  { attack: "guessed passwords, from one address", file: "server/people/throttle.ts", guard: "if (count > limit) throw", without: "if (count > limit * 1000) throw", project: "integration", test: "people/sign-in" },
  { attack: "guessed passwords, from everywhere", file: "server/people/throttle.ts", guard: "if (wait > 0) throw", without: "if (wait > 1e9) throw", project: "integration", test: "people/failures-in-a-row" },
  { attack: "a board buried in requests by its public form", file: "server/scrum/submit-request.ts", guard: "if (count > limit) throw", without: "if (count > limit * 1000) throw", project: "integration", test: "scrum/intake" },
  { attack: "access that was taken away, still used", file: "server/people/recheck-actor.ts", guard: 'u."sessionVersion" = ${user.sessionVersion}::int', without: 'u."sessionVersion" <> ${-user.sessionVersion}::int', project: "attacks", test: "revocation" },
  { attack: "forged deliveries", file: "server/delivery/receive-delivery.ts", guard: "if (!definition.isAuthentic(", without: "if (!body && !definition.isAuthentic(", project: "integration", test: "delivery/receive" },
  { attack: "deliveries with text that the database refuses", file: "server/delivery/sources/loose.ts", guard: 'return z.string().max(max).transform((value) => value.replace(NUL, "").toWellFormed())', without: "return z.string().max(max)", project: "unit", test: "delivery/broken-payloads" },
  { attack: "calls into the network that the installation stands in", file: "server/platform/outbound.ts", guard: "isIP(host) ? !isPublicAddress(host) :", without: "isIP(host) ? host === \"\" :", project: "unit", test: "platform/outbound" },
  { attack: "scripts that are not ours", file: "server/platform/http/security-headers.ts", guard: "`script-src 'nonce-${nonce}' 'strict-dynamic'`", without: "`script-src 'self' 'unsafe-inline'`", project: "unit", test: "platform/front" },
  { attack: "links that run something", file: "server/platform/domain/outside-link.ts", guard: "!/^(https?:\\/\\/|mailto:)/i.test(url) || ", without: "", project: "unit", test: "platform/outside-link" },
  { attack: "pictures from elsewhere, which tell who reads", file: "components/ui/markdown-text.tsx", guard: '  img: ({ src, alt }) => <ImageLink src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,\n', without: "", project: "unit", test: "ui/markdown-text" },
  { attack: "methods that nobody meant", file: "server/platform/http/front.ts", guard: "if (!METHODS.includes(method)) return", without: "if (method === undefined) return", project: "unit", test: "platform/front" },
  { attack: "paths that nobody meant", file: "server/platform/http/front.ts", guard: "if (!isReadablePath(path)) return", without: "if (path === undefined) return", project: "unit", test: "platform/front" },
  { attack: "what a client says of itself", file: "server/platform/http/front.ts", guard: 'request.headers["x-throughline-address"] = address', without: 'request.headers["x-throughline-address"] ??= address', project: "unit", test: "platform/front" },
  { attack: "what stands in X-Forwarded-For before a trusted proxy's own word", file: "server/platform/http/client-address.ts", guard: "proxyAddr(request, isTrusted)", without: "proxyAddr(request, () => true)", project: "unit", test: "platform/front" },
  { attack: "redirects elsewhere", file: "server/people/domain/return-path.ts", guard: 'url.pathname.startsWith("//") || ', without: "", project: "unit", test: "people/return-path" },
  { attack: "two first admins", file: "server/people/set-up.ts", guard: "await lockAccounts(tx);", without: "", project: "integration", test: "people/set-up" },
  { attack: "an open demo", file: "server/people/known-user.ts", guard: "if (user.isDemo && !isDemoOn()) return null;", without: "", project: "integration", test: "people/sessions" },
  { attack: "formulas in an exported table", file: "server/portability/export-csv.ts", guard: "escape_formulas: true", without: "escape_formulas: false", project: "integration", test: "portability/csv-formulas" },
  { attack: "another request under the same key", file: "server/portability/rest/answer-once.ts", guard: "requestHash !== hash", without: "requestHash === undefined", project: "integration", test: "portability/idempotency" },
  { attack: "errors that tell their insides", file: "server/platform/problem.ts", guard: 'return describe(500, "INTERNAL", "server_error", {});', without: 'return describe(500, "INTERNAL", "server_error", { said: String(error) });', project: "unit", test: "platform/problem" },
  { attack: "dependencies with a known hole", file: "package-lock.json", guard: '"node_modules/next": {\n      "version": "', without: '"node_modules/next": {\n      "version": "15.', project: "unit", test: "platform/version-gate" },
  { attack: "a write that is no version of its own", file: "server/board/lock-board.ts", guard: '"version" = "version" + 1', without: '"version" = "version" + 2', project: "integration", test: "board/random-walk" },
  { attack: "a column over its limit", file: "server/board/domain/plan-move.ts", guard: 'if (isFull(load)) throw', without: "if (load === undefined) throw", project: "integration", test: "board/limit-race" },
  { attack: "notes of a retrospective before they are shown", file: "server/scrum/domain/retro-view.ts", guard: "areNotesShown(step) ? notes :", without: "areNotesShown(step) || true ? notes :", project: "unit", test: "scrum/retro" },
  { attack: "what others vote for in a retrospective", file: "server/scrum/domain/retro-view.ts", guard: "votes: areVotesShown(step) ? votesOn(note) : null", without: "votes: votesOn(note)", project: "unit", test: "scrum/retro" },
  { attack: "who wrote an anonymous note", file: "server/scrum/write-retro-note.ts", guard: "const writer = retro.isAnonymous ?", without: "const writer = retro.isAnonymous && !retro ?", project: "integration", test: "scrum/retro" },
  { attack: "another's anonymous note", file: "server/scrum/write-retro-note.ts", guard: "noteKey !== undefined && note.keyHash === hashOf(noteKey)", without: "noteKey !== null", project: "integration", test: "scrum/retro" },
];

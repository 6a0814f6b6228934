import { z } from "zod";
import { findKeys } from "../domain/find-keys";
import { instant, link, maybe, required, text } from "./loose";

// One CDEvent in any of its dialects: 0.3 and 0.4 say `url` and `version` where 0.5 says `uri` and `specversion`.

const TYPE = /^dev\.cdevents\.([a-z]{1,40})\.([a-z]{1,40})(?:\.|$)/i;
/** At most so much of what a producer adds of its own is looked into. */
const CUSTOM_MAX = 20_000;
const CUSTOM_VALUES = 500;

/** Something else that an event is about, by its id within a source. */
const named = maybe(z.object({ id: text(500), name: text(300), source: text(500) }));

const content = z.object({
  pipelineName: text(300),
  taskName: text(300),
  title: text(500),
  description: text(5_000),
  outcome: text(60),
  errors: text(2_000),
  uri: link,
  url: link,
  ticketURI: link,
  artifactId: text(1_000),
  branch: text(300),
  revision: text(100),
  pipelineRun: named,
  environment: named,
  service: named,
  repository: named,
  testSuite: named,
  testSuiteRun: named,
  testCase: named,
});

export const cdevent = z.object({
  context: z.object({ id: required(1_000), source: text(500), type: text(200), timestamp: instant }),
  subject: z.object({ id: required(1_000), source: text(500), content: maybe(content) }),
  customData: z.unknown().optional(),
});

export type Content = z.output<typeof content>;

/** An event as its readers need it. `custom` are the texts that its producer added, by their names in lower case. */
export type Event = { id: string; at: Date; subject: string; repository: string; content: Content; predicate: string; custom: ReadonlyMap<string, string>; boardKey: string };

const NOTHING: Content = content.parse({});

/** Subject and predicate of a type, whatever its version; null for what is none of the vocabulary. */
export function wordsOf(type: string | null): { subject: string; predicate: string } | null {
  const [, subject, predicate] = TYPE.exec(type ?? "") ?? [];
  return subject && predicate ? { subject: subject.toLowerCase(), predicate: predicate.toLowerCase() } : null;
}

/** An event read loosely: only its ids are needed. Subjects are unique within a source. Throws a `ZodError`. */
export function readEvent(data: unknown, { predicate, boardKey, receivedAt }: { predicate: string; boardKey: string; receivedAt: Date }): Event {
  const { context, subject, customData } = cdevent.parse(data);
  return {
    id: context.id,
    at: context.timestamp ?? receivedAt,
    subject: subject.id,
    repository: subject.source ?? context.source ?? "cdevents",
    content: subject.content ?? NOTHING,
    predicate,
    custom: textsIn(customData),
    boardKey,
  };
}

/** What the producer added under the first of these names that it used. */
export function said({ custom }: Event, ...names: string[]): string | null {
  for (const name of names) {
    const value = custom.get(name);
    if (value !== undefined) return text(300).parse(value);
  }
  return null;
}

const BRANCH = ["branch", "gitbranch", "headbranch", "ref"];
const SHA = ["sha", "commit", "commitid", "revision", "gitcommit", "headsha"];
/** Texts whose keys are found where they are kept. */
const FOUND_ELSEWHERE: ReadonlySet<string> = new Set([...BRANCH, ...SHA, "title", "message", "commitmessage"]);

export const branchOf = (event: Event) => (event.content.branch ?? said(event, ...BRANCH))?.replace(/^refs\/heads\//, "") || null;
export const shaOf = (event: Event) => event.content.revision ?? said(event, ...SHA);
export const pageOf = ({ content }: Event) => content.uri ?? content.url;

/** The cards in what else the producer added, and in `texts`; those that it calls cards are written in any case. */
export function keysIn({ custom, boardKey }: Event, ...texts: (string | null)[]): string[] {
  const cards = ["card", "cards"].map((name) => custom.get(name) ?? "").join("\n");
  const others = [...custom].flatMap(([name, value]) => (FOUND_ELSEWHERE.has(name) ? [] : [value]));
  return [...new Set([...findKeys(cards, "branch", boardKey), ...findKeys([...texts, ...others].join("\n"), "prose", boardKey)])].sort();
}

/** All texts in what a producer added, of any shape, without following its depth on the stack; those within lists and objects by their nearest name. */
function textsIn(data: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting: [string, unknown][] = [["", data]];
  for (let seen = 0, length = 0; waiting.length > 0 && seen < CUSTOM_VALUES && length < CUSTOM_MAX; seen++) {
    const [name, value] = waiting.shift() ?? ["", null];
    const one = typeof value === "number" ? String(value) : typeof value === "string" ? text(2_000).parse(value) : null;
    if (one !== null) found.set(name, found.has(name) ? `${found.get(name)}\n${one}` : one);
    length += one?.length ?? 0;
    if (typeof value === "object" && value !== null) {
      for (const [inner, each] of Object.entries(value).slice(0, CUSTOM_VALUES)) waiting.push([Array.isArray(value) ? name : inner.slice(0, 100).toLowerCase(), each]);
    }
  }
  return found;
}

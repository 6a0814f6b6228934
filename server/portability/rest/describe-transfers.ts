import { CARD_KINDS, OUTCOMES } from "@/server/board/domain/card";
import { COLUMNS } from "@/server/board/domain/column";
import type { ApiDocument, Parameter, Schema } from "../domain/api-document";
import { LINE_TYPES } from "../domain/history-line";
import { EXPORT_FORMATS } from "../export-board";

const KEY: Parameter = { name: "key", in: "path", required: true, schema: { type: "string", maxLength: 10 } };
const SECURITY = [{ Authorization: [] }];

const HISTORY_LINE: Schema = {
  type: "object",
  required: ["card", "at", "type"],
  properties: {
    card: { type: "string", maxLength: 100 },
    at: { type: "string", format: "date-time" },
    type: { type: "string", enum: [...LINE_TYPES] },
    to: { type: "string", enum: [...COLUMNS] },
    outcome: { type: "string", enum: [...OUTCOMES] },
    title: { type: "string", maxLength: 300 },
    kind: { type: "string", enum: [...CARD_KINDS] },
    points: { type: ["number", "null"] },
    reason: { type: "string", maxLength: 500 },
    number: { type: "integer" },
    rank: { type: "string", maxLength: 200 },
  },
};

const REPORT: Schema = {
  type: "object",
  required: ["cards", "events", "unchanged", "refused"],
  properties: {
    cards: { type: "integer", description: "Cards made or carried on." },
    events: { type: "integer", description: "Events written." },
    unchanged: { type: "integer", description: "Lines that changed nothing: known already, or a move to the column the card is in." },
    refused: {
      type: "array",
      items: { type: "object", required: ["line", "reason"], properties: { line: { type: "integer" }, reason: { type: "string" }, detail: { type: "string" } } },
    },
  },
};

const EXAMPLE = `{"card":"SP-1","at":"2026-03-02T09:00:00Z","type":"created","to":"BACKLOG","title":"Invoice export"}
{"card":"SP-1","at":"2026-03-03T09:00:00Z","type":"moved","to":"IN_WORK"}
{"card":"SP-1","at":"2026-03-05T16:30:00Z","type":"moved","to":"DONE"}
`;

/** The transfers as an OpenAPI document describes them: they are no procedures, so nothing else can. */
export function describeTransfers(): ApiDocument["paths"] {
  return {
    "/boards/{key}/imports": {
      post: {
        operationId: "portability-import",
        summary: "Take a history in",
        description: "One event a line, oldest first for each card; up to 50 MB. All or nothing unless `partial=1`. The same file twice changes nothing; a longer one adds what is new. A refused file answers 400 with the report as members of the problem.",
        tags: ["portability"],
        security: SECURITY,
        parameters: [KEY, choice("format", ["history"]), flag("dryRun", "Report what would be done, and do nothing."), flag("partial", "Take the good lines and report the others.")],
        requestBody: { required: true, content: { "application/x-ndjson": { schema: HISTORY_LINE, example: EXAMPLE } } },
        responses: { "200": { description: "What was done", content: { "application/json": { schema: REPORT } } } },
      },
    },
    "/boards/{key}/export": {
      get: {
        operationId: "portability-export",
        summary: "A board as a file",
        description: "`history` imports into an empty board and gives the same board and the same metrics; `json` is everything that stands on the cards; `csv` is a row a card, safe to open in a spreadsheet.",
        tags: ["portability"],
        security: SECURITY,
        parameters: [KEY, choice("format", [...EXPORT_FORMATS])],
        responses: {
          "200": {
            description: "The file",
            content: { "application/x-ndjson": { schema: HISTORY_LINE }, "application/json": { schema: { type: "object" } }, "text/csv": { schema: { type: "string" } } },
          },
        },
      },
    },
  };
}

function choice(name: string, options: string[]): Parameter {
  return { name, in: "query", required: true, schema: { type: "string", enum: options } };
}

function flag(name: string, description: string): Parameter {
  return { name, in: "query", required: false, description, schema: { type: "string", enum: ["0", "1"] } };
}

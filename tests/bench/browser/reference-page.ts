import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { cardKey } from "@/server/board/domain/card-key";
import type { Db } from "@/server/platform/db/client";
import { freePort } from "@/tests/support/free-port";
import type { BigBoard } from "./big-board";

type Row = { key: string; title: string };

/** As many cards of each column as stand in the page itself; the others come after. */
const IN_PAGE = 12;
const SCRIPT = readFileSync(new URL("./reference-board.mjs", import.meta.url), "utf8");
const STYLE = `*{box-sizing:border-box}body{margin:0;font:14px/1.45 sans-serif}main{display:flex;height:90vh}section{flex:1;overflow:auto;margin:8px}
ul{position:relative;margin:0;padding:0;list-style:none}li{position:absolute;left:0;right:0;height:84px;padding:8px;border:1px solid #ccc;border-radius:6px}
.carried{opacity:.5}.ghost{position:fixed;left:0;top:0;width:240px;background:#fff;pointer-events:none}`;

/** Serves a big board's cards without framework, session or rights: what a page must cost at least. Resolves to its address and how to end it. */
export async function serveReference(db: Db, board: BigBoard): Promise<{ url: string; stop(): void }> {
  const screens = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/stream") {
      screens.add(response.writeHead(200, { "content-type": "text/event-stream" }));
      response.write(":\n\n");
      response.on("close", () => screens.delete(response));
    } else if (path === "/move") {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        for (const screen of screens) screen.write(`data: ${body}\n\n`);
        response.end("{}");
      });
    } else void answer(db, board, path, response);
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(db: Db, board: BigBoard, path: string, response: ServerResponse): Promise<void> {
  const send = (type: string, text: string) => response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(text));
  if (path === "/board.js") send("text/javascript", SCRIPT);
  else if (path === "/cards") send("application/json", JSON.stringify(await cardsOf(db, board)));
  else if (path === "/") send("text/html; charset=utf-8", pageOf(await cardsOf(db, board, IN_PAGE)));
  else response.writeHead(404).end();
}

async function cardsOf(db: Db, board: BigBoard, most?: number): Promise<Record<Column, Row[]>> {
  const columns = COLUMNS.map(async (column) => {
    const rows = await db.card.findMany({ where: { boardId: board.id, column, archivedAt: null, deletedAt: null }, orderBy: { rank: "asc" }, select: { number: true, title: true }, ...(most && { take: most }) });
    return [column, rows.map(({ number, title }) => ({ key: cardKey(board.key, number), title }))] as const;
  });
  return Object.fromEntries(await Promise.all(columns)) as Record<Column, Row[]>;
}

function pageOf(columns: Record<Column, Row[]>): string {
  const list = (rows: Row[]) => rows.map(({ key, title }, index) => `<li data-card="${key}" style="top:${index * 92}px"><a tabindex="0">${key} ${title}</a></li>`).join("");
  const sections = COLUMNS.map((name) => `<section data-column="${name}"><ul>${list(columns[name])}</ul></section>`).join("");
  return `<!doctype html><html lang="en"><head><title>Reference</title><style>${STYLE}</style></head><body><input type="search" aria-label="Find"><main>${sections}</main><script type="module" src="/board.js"></script></body></html>`;
}

import type { BoardModel } from "./board-model";
import { checkBoard } from "./check-board";
import { type Client, done } from "./client";
import type { Installation } from "./installation";
import type { Ledger } from "./ledger";
import { askDatabase, readBoard } from "./read-rows";
import type { Run } from "./scenario";
import type { StreamLog } from "./watch-stream";

const COPY = "COPY";
const METRICS = ["lead-time", "cycle-time", "time-in-column"];

type Settling = { run: Run; installation: Installation; client: Client; ledger: Ledger | null; streams?: readonly StreamLog[] };

/**
 * The end of every scenario: reads the board as people do, takes it out and in again, ends the product, then looks at what
 * lies in the database; in the long form the product's own doctor looks too. What does not hold goes into the tally.
 */
export async function settle({ run, installation, client, ledger, streams }: Settling): Promise<BoardModel> {
  const { tally } = run;
  const shown = await client.show();
  await checkRoundTrip(client, run);
  await installation.stop();
  const rows = await askDatabase(installation.place, (ask) => readBoard(ask, client.board));
  const model = checkBoard(rows, { shown, ...(ledger ? { ledger } : {}), ...(streams ? { streams } : {}) }, tally);
  if (run.isLong) {
    const doctor = await installation.command("doctor");
    tally.expect(doctor.code === 0, `doctor: ${doctor.output.slice(-2000)}`);
  }
  return model;
}

/** I6: the history file of the board gives the same board and the same metrics on an empty one. */
async function checkRoundTrip(client: Client, { tally }: Run): Promise<void> {
  const file = await textOf(client, client.board);
  const none = { mode: "NONE", value: 1 };
  await done(client.rest("POST", "/boards", { key: COPY, name: "Copy", timeZone: "UTC", locale: "en" }));
  await done(client.rest("PUT", `/boards/${COPY}/limits`, { planned: none, inWork: none, enforcement: "BLOCK" }));
  const imported = await client.rest("POST", `/boards/${COPY}/imports?format=history`, file);
  tally.expect(imported.status === 200, `I6: the board's own history was refused: ${JSON.stringify(imported.body).slice(0, 500)}`);
  if (imported.status !== 200) return;
  const [before, after] = [await cardsOf(client, client.board), await cardsOf(client, COPY)];
  tally.expect(before === after, `I6: the board that came back is another: ${firstDifference(before, after)}`);
  for (const metric of METRICS) {
    const [original, copy] = [await metricOf(client, client.board, metric), await metricOf(client, COPY, metric)];
    tally.expect(original === copy, `I6: ${metric} of the board that came back is another: ${firstDifference(original, copy)}`);
  }
}

async function textOf(client: Client, board: string): Promise<string> {
  const answer = await client.fetchText(`/boards/${board}/export?format=history`);
  if (answer.status !== 200) throw new Error(`the export was answered ${answer.status}`);
  return answer.text;
}

/** The cards by place, without what only the board they were made on can know. */
async function cardsOf(client: Client, board: string): Promise<string> {
  const { columns } = await done(client.rest<{ columns: { name: string; cards: Record<string, unknown>[] }[] }>("GET", `/boards/${board}`));
  const plain = ({ key: _key, ageSeconds: _age, comments: _comments, expedite: _expedite, ...card }: Record<string, unknown>) => card;
  return JSON.stringify(columns.map(({ name, cards }) => ({ name, cards: cards.map(plain) })), null, 1);
}

async function metricOf(client: Client, board: string, metric: string): Promise<string> {
  const now = new Date().toISOString().slice(0, 10);
  const answer = await done(client.rest("GET", `/boards/${board}/metrics/${metric}?from=2020-01-01&to=${now}T23:59:59Z&now=${now}T23:59:59Z`));
  return JSON.stringify(answer, (name, value: unknown) => (name === "externalId" ? undefined : name === "card" ? String(value).split("-")[1] : value), 1);
}

function firstDifference(a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `line ${at + 1}: ${left.slice(Math.max(0, at - 2), at + 2).join(" ")} | ${right.slice(Math.max(0, at - 2), at + 2).join(" ")}`;
}

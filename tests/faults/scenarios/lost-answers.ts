import { aBoard, type Client } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { TcpProxy } from "../tcp-proxy";

export const lostAnswers: Scenario = {
  name: "lost-answers",
  fault: "the answer to a write is lost, and it is sent again under the same Idempotency-Key: at once, twice at a time, after a kill, to the other process",
  where: ["embedded", "two processes"],
  shortWhere: ["two processes"],
  rounds: { short: 6, long: 60 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger);
    for (let round = 1; round <= run.rounds; round++) {
      const title = `once ${round}`;
      await loseAnswer(run, installation, client, title);
      if (round % 6 === 3) await installation.killAndRestart(run.chance.pick(installation.apps));
      const again = Array.from({ length: round % 2 ? 1 : 2 }, () => client.told(() => send(client, title)));
      const answers = await Promise.all(again);
      const versions = new Set(answers.map((written) => (written.fate === "acknowledged" ? written.version : -1)));
      run.tally.expect(versions.size === 1 && !versions.has(-1), `the repetition of "${title}" was answered ${JSON.stringify(answers).slice(0, 300)}`);
      ledger.add({ signature: `created ${title}`, fate: "acknowledged", version: [...versions][0] ?? null });
      run.tally.rounds++;
    }
    const other = await client.told(() => client.rest("POST", `/boards/${client.board}/cards`, { title: "another" }, { "idempotency-key": keyOf("once 1") }));
    run.tally.expect(other.fate === "refused" && other.reason === "idempotency_key_reused", `another request under a used key was ${JSON.stringify(other)}`);
    await settle({ run, installation, client, ledger });
  },
};

function keyOf(title: string): string {
  return title.replaceAll(" ", "-");
}

function send(client: Client, title: string) {
  return client.rest("POST", `/boards/${client.board}/cards`, { title }, { "idempotency-key": keyOf(title) });
}

/** Sends it over a wire on which the answer is lost. */
async function loseAnswer(run: Run, installation: Installation, client: Client, title: string): Promise<void> {
  const app = run.chance.pick(installation.apps);
  const proxy = await TcpProxy.to(app.port);
  proxy.losesAnswers = true;
  const lost = await fetch(`http://127.0.0.1:${proxy.port}/api/v1/boards/${client.board}/cards`, {
    method: "POST",
    headers: { authorization: `Bearer ${installation.token()}`, "content-type": "application/json", "idempotency-key": keyOf(title) },
    body: JSON.stringify({ title }),
  }).then(() => false, () => true);
  proxy.close();
  run.tally.faults++;
  run.tally.expect(lost, "the answer was not lost");
}

import { setTimeout as pause } from "node:timers/promises";
import { SECRET, type SignedDelivery, signed, storyOf } from "../../support/github-deliveries";
import { aBoard, done } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import { askDatabase } from "../read-rows";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";

const AT_ONCE = 40;
/** Of every story's deliveries, this part comes a second time. */
const TWICE = 0.1;
const SENT_AGAIN = 5;

type Sent = { delivery: SignedDelivery; id: string; wasTaken: boolean };

export const deliveryBurst: Scenario = {
  name: "delivery-burst",
  fault: "a burst of shuffled deliveries, a tenth of them twice (2,000; in the short form 200), and kill -9 between the answer and the applying",
  where: ["embedded", "two processes"],
  shortWhere: ["embedded"],
  rounds: { short: 1, long: 3 },
  seconds: { short: 240, long: 900 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const stories = run.isLong ? 84 : 8;
    const client = await aBoard(installation, ledger, { cards: stories * run.rounds });
    const { id, url } = await done(client.rest<{ id: string; url: string }>("POST", `/boards/${client.board}/sources`, { kind: "github", name: "acme/erp", secret: SECRET }));
    const path = new URL(url).pathname;
    const all: Sent[] = [];
    for (let round = 0; round < run.rounds; round++) {
      const sent = aBurst(run, (number) => client.keyOf(number), round * stories, stories);
      all.push(...sent);
      const sending = sendAll(run, () => `${installation.url()}${path}`, sent);
      await pause(run.chance.between(200, 2_500));
      await installation.killAndRestart(run.chance.pick(installation.apps));
      await sending;
      run.tally.rounds++;
    }
    await settleDeliveries(run, installation, { path, all });
    // What deliveries do to the board is a write of the source's own; the ledger knows only those of clients.
    await settle({ run, installation, client, ledger: null });
    await expectApplied(run, installation, id, { all, stories: stories * run.rounds });
  },
};

function aBurst({ chance }: Run, keyOf: (number: number) => string, from: number, stories: number): Sent[] {
  const told = Array.from({ length: stories }, (_, index) => storyOf(keyOf(from + index + 1), { runId: 1_000 + (from + index) * 10, shaSeed: (from + index + 4096).toString(16) })).flat();
  const once = told.map((message) => signed(message)).map((delivery) => ({ delivery, id: delivery.headers["x-github-delivery"] ?? "", wasTaken: false }));
  const twice = once.filter(() => chance.happens(TWICE));
  return [...once, ...twice].map((sent) => ({ sent, at: chance.next() })).sort((a, b) => a.at - b.at).map(({ sent }) => sent);
}

/** Sends them, so many at a time; what is taken is answered 202. */
async function sendAll(run: Run, url: () => string, all: readonly Sent[]): Promise<void> {
  const left = [...all];
  const sender = async () => {
    for (let sent = left.shift(); sent && !run.signal.aborted; sent = left.shift()) {
      const status = await fetch(url(), { method: "POST", headers: sent.delivery.headers, body: Buffer.from(sent.delivery.body) }).then((answer) => answer.status, () => 0);
      if (status === 202) sent.wasTaken = true;
      else if (status === 0 || status === 503) await pause(20);
      else run.tally.broken.push(`a delivery was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

/** Waits until every delivery that was taken is applied, then sends those again that nobody took, as their sender would by hand. */
async function settleDeliveries(run: Run, installation: Installation, { path, all }: { path: string; all: readonly Sent[] }): Promise<void> {
  run.tally.acknowledged += new Set(all.filter(({ wasTaken }) => wasTaken).map(({ id }) => id)).size;
  for (let time = 0; time < SENT_AGAIN && all.some(({ wasTaken }) => !wasTaken); time++) {
    await sendAll(run, () => `${installation.url()}${path}`, all.filter(({ wasTaken }) => !wasTaken));
  }
}

async function expectApplied(run: Run, installation: Installation, source: string, { all, stories }: { all: readonly Sent[]; stories: number }): Promise<void> {
  await askDatabase(installation.place, async (ask) => {
    const rows = await ask<{ id: string; outcome: string }>(`SELECT "externalId" AS id, "outcome"::text AS outcome FROM "Delivery" WHERE "sourceId" = $1`, [source]);
    const stored = new Map(rows.map(({ id, outcome }) => [id, outcome]));
    const ids = new Set(all.map(({ id }) => id));
    run.tally.lost += [...ids].filter((id) => !stored.has(id)).length;
    run.tally.doubled += rows.length - stored.size;
    const unapplied = rows.filter(({ outcome }) => outcome !== "APPLIED" && outcome !== "IGNORED");
    run.tally.expect(unapplied.length === 0, `${unapplied.length} deliveries are stored and not applied: ${JSON.stringify(unapplied[0])}`);
    const runs = await ask<{ status: string; n: number }>(`SELECT "status"::text AS status, count(*)::int AS n FROM "PipelineRun" WHERE "sourceId" = $1 GROUP BY 1 ORDER BY 1`, [source]);
    // Each story: an attempt that fails, one that succeeds, and the run on main.
    const expected = [{ status: "FAILED", n: stories }, { status: "SUCCESS", n: 2 * stories }];
    run.tally.expect(JSON.stringify(runs) === JSON.stringify(expected), `the runs ended as ${JSON.stringify(runs)}, told in order they end as ${JSON.stringify(expected)}`);
    const [deployments] = await ask<{ n: number }>(`SELECT count(*)::int AS n FROM "Deployment" WHERE "sourceId" = $1 AND "status"::text = 'SUCCESS'`, [source]);
    run.tally.expect(deployments?.n === stories, `${deployments?.n} of ${stories} deployments are a success`);
  });
}

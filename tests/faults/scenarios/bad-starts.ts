import { createServer } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchApp } from "../../support/app-server";
import { freePort } from "../../support/free-port";
import { AUTH_SECRET } from "../installation";
import type { Run, Scenario } from "../scenario";

const REFUSED_SECONDS = 5;

type BadStart = { name: string; says: RegExp; env?: Record<string, string>; dataDir?: string; port?: number };

export const badStarts: Scenario = {
  name: "bad-starts",
  fault: "starts that cannot work: bad settings, a taken port, a database that is not there, a data folder that is none",
  where: ["embedded"],
  rounds: { short: 1, long: 1 },
  seconds: { short: 240, long: 240 },
  async run(run) {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    run.defer(() => other.close());
    for (const start of startsOf(run, port)) {
      const began = performance.now();
      const app = await launchApp({ dataDir: start.dataDir ?? join(run.home, start.name.replaceAll(" ", "-")), env: start.env ?? {}, ...(start.port ? { port: start.port } : {}) });
      run.defer(() => app.stop("SIGKILL"));
      const late = setTimeout(() => void app.stop("SIGKILL"), 30_000);
      const code = await app.ended;
      clearTimeout(late);
      const seconds = (performance.now() - began) / 1000;
      const said = app.output().split("\n").filter((line) => line.trim() !== "" && !/^Node\.js 20|^Starting|failed after|^ *✓/.test(line));
      run.tally.most("slowest refusal", seconds, "s");
      run.tally.expect(code === 1, `${start.name}: ended with ${code} after ${seconds.toFixed(1)} s`);
      run.tally.expect(!run.isLong || seconds <= REFUSED_SECONDS, `${start.name}: refused after ${seconds.toFixed(1)} s`);
      run.tally.expect(said.length === 1 && start.says.test(said[0] ?? ""), `${start.name}: said ${said.join(" / ").slice(0, 600)}`);
      run.tally.faults++;
    }
    run.tally.rounds++;
  },
};

function startsOf(run: Run, port: number): BadStart[] {
  const file = join(run.home, "a-file");
  writeFileSync(file, "");
  return [
    { name: "a bad LOG_LEVEL", env: { LOG_LEVEL: "loud" }, says: /LOG_LEVEL/ },
    { name: "a short AUTH_SECRET", env: { AUTH_SECRET: "short" }, says: /AUTH_SECRET/ },
    { name: "PostgreSQL without AUTH_SECRET", env: { DATABASE_URL: "postgresql://postgres@127.0.0.1:1/x" }, says: /AUTH_SECRET/ },
    { name: "an unreachable database", env: { DATABASE_URL: "postgresql://postgres@127.0.0.1:1/x", AUTH_SECRET }, says: /cannot be reached/ },
    { name: "a taken port", port, env: { DEMO: "0" }, says: /in use/ },
    { name: "a bad PUBLIC_URL", env: { PUBLIC_URL: "board" }, says: /PUBLIC_URL/ },
    { name: "a trusted host header", env: { AUTH_TRUST_HOST: "true" }, says: /AUTH_TRUST_HOST/ },
    { name: "a file as data folder", dataDir: file, says: /a-file/ },
    { name: "a data folder under proc", dataDir: "/proc/throughline", says: /\/proc\/throughline/ },
  ];
}

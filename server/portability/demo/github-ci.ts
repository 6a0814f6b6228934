import { createSource } from "@/server/delivery/create-source";
import { decideDeployment } from "@/server/delivery/decide-deployment";
import { listEnvironments } from "@/server/delivery/queries/list-environments";
import { setEnvironments } from "@/server/delivery/set-environments";
import { atTime } from "@/server/platform/clock";
import { WORDS } from "./catalogue";
import type { Chance } from "./random";
import type { DemoBoard } from "./demo-board";
import type { Ci } from "./demo-ci";
import { GithubSender, type Job, shaOf } from "./github-sender";
import type { StoryCard } from "./story";

/** Where a card's work stands in the repository. */
type Branch = { name: string; author: string; sha: string; pull: number; openedAt: Date; runId: number; failed: boolean; built: boolean };

type Release = { card: StoryCard; sha: string; version: string };

const MINUTE_MS = 60_000;
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

const PASSED: readonly Job[] = [
  { name: "build", conclusion: "success", minutes: 2 },
  { name: "test", conclusion: "success", minutes: 6 },
];

/**
 * GitHub Actions as the demo team has it: a branch and a pull request for each card, a run that fails now and then and is
 * run again, a merge that goes to QA and staging, and to production once the Product Owner has said so.
 */
export class GithubCi implements Ci {
  private readonly branches = new Map<string, Branch>();
  private head = shaOf("the beginning");
  private pulls = 180;
  private readonly releases: Release[] = [];

  private constructor(
    private readonly board: DemoBoard,
    private readonly github: GithubSender,
    private readonly chance: Chance,
    private readonly from: Date,
  ) {}

  /**
   * Connects the board, made at `madeAt`, to its repository; what happens before `from` stays untold, the pipeline was not there yet.
   * Its places are set at once: time never runs backwards on a board, so nothing that comes earlier could be written after it.
   */
  static async connect(board: DemoBoard, chance: Chance, madeAt: Date, from: Date): Promise<GithubCi> {
    const source = await atTime(from, () => createSource(board.db, board.actor("sm@demo.local"), { key: board.key, kind: "github", name: "hanbit/erp" }));
    const environments = (await listEnvironments(board.db, board.id)).map(({ id, name, tier, patterns }) => ({ id, name, tier, patterns, needsApproval: tier === "PRODUCTION", needsQualityGate: false }));
    await atTime(madeAt, () => setEnvironments(board.db, board.actor("sm@demo.local"), { key: board.key, environments }));
    return new GithubCi(board, new GithubSender(board.db, source), chance, from);
  }

  async started(card: StoryCard, at: Date): Promise<void> {
    if (at < this.from) return;
    const name = `feature/${card.key.toLowerCase()}`;
    const author = (card.developer ?? "dev1").split("@")[0] ?? "dev1";
    const branch: Branch = { name, author, sha: shaOf(`${card.key} first`), pull: ++this.pulls, openedAt: at, runId: this.github.nextId(), failed: false, built: false };
    this.branches.set(card.key, branch);
    await this.github.push(at, name, this.head, [{ sha: branch.sha, message: `${card.key} ${card.about.title.en}`, author }]);
    await this.github.pullRequest(at, { number: branch.pull, title: `${card.key}: ${card.about.title.en}`, branch: name, sha: branch.sha, author, openedAt: at });
    if (card.expedite) await this.test(card, branch, at, [{ name: "build", conclusion: "success", minutes: 2 }, { name: "test", conclusion: null, minutes: 0 }]);
  }

  async worked(card: StoryCard, at: Date): Promise<void> {
    const branch = this.branches.get(card.key);
    const done = card.hoursDone / (card.hoursDone + Math.max(0, card.hoursLeft));
    if (!branch || branch.built || done < 0.4) return;
    if (branch.failed) return done < 0.7 ? undefined : this.pass(card, branch, at, 2);
    if (this.chance.happens(0.35)) return this.fail(card, branch, at);
    return this.pass(card, branch, at, 1);
  }

  async finished(card: StoryCard, at: Date): Promise<void> {
    const branch = this.branches.get(card.key);
    if (!branch) return;
    if (!branch.built) await this.pass(card, branch, at, branch.failed ? 2 : 1);
    const title = `${card.key}: ${card.about.title.en}`;
    const merge = shaOf(`${card.key} merged ${at.toISOString()}`);
    await this.github.pullRequest(at, { number: branch.pull, title, branch: branch.name, sha: branch.sha, author: branch.author, openedAt: branch.openedAt, mergeSha: merge });
    await this.github.push(at, "main", this.head, [{ sha: merge, message: `${title} (#${branch.pull})`, author: branch.author }]);
    this.head = merge;
    const version = `v2.${this.releases.length + 1}`;
    const jobs: Job[] = [...PASSED, { name: "deploy to production", conclusion: "success", minutes: 1 }, { name: "release notes", conclusion: "success", minutes: 1 }, { name: "smoke monitor", conclusion: "success", minutes: 1 }];
    const end = await this.github.run(at, { name: "Release", branch: "main", sha: merge, message: `${title} (#${branch.pull})`, runId: this.github.nextId(), event: "push", jobs });
    const release = { card, sha: merge, version };
    const id = await this.promote(end, release);
    await this.decide(later(end, 3), id, "");
    await this.github.deploy(later(end, 4), { id, environment: "production", sha: merge, version });
    this.releases.push(release);
    this.branches.delete(card.key);
  }

  /** The last release is taken back for the one before, and what mends it waits for the Product Owner. */
  async closing(at: Date): Promise<void> {
    const [before, last] = this.releases.slice(-2);
    if (!before || !last) return;
    const id = this.github.nextId();
    const back = { id, environment: "production", sha: before.sha, version: before.version };
    await this.github.deploy(at, { ...back, state: "waiting" });
    await this.decide(later(at, 1), id, WORDS.rollback[this.board.locale]);
    await this.github.deploy(later(at, 2), back);
    const sha = shaOf(`${last.card.key} mended`);
    const message = `${last.card.key}: mend ${last.version}`;
    await this.github.push(later(at, 5), "main", this.head, [{ sha, message, author: "dev3" }]);
    await this.github.run(later(at, 5), { name: "Release", branch: "main", sha, message, runId: this.github.nextId(), event: "push", jobs: [...PASSED] });
    await this.promote(later(at, 13), { ...last, sha, version: `${last.version}.1` });
  }

  /** Up to where the Product Owner is asked; returns the deployment that waits for that. */
  private async promote(at: Date, { sha, version }: Release): Promise<number> {
    for (const [index, environment] of ["qa", "staging"].entries()) await this.github.deploy(later(at, index), { id: this.github.nextId(), environment, sha, version });
    const id = this.github.nextId();
    await this.github.deploy(later(at, 2), { id, environment: "production", sha, version, state: "waiting" });
    return id;
  }

  private async decide(at: Date, externalId: number, note: string): Promise<void> {
    const { db, key, actor } = this.board;
    const owner = actor("po@demo.local");
    const { id } = await db.deployment.findFirstOrThrow({ where: { source: { boardId: this.board.id }, externalId: String(externalId) } });
    await atTime(at, () => decideDeployment(db, owner, owner.userId ?? "", { key, id, decision: "APPROVED", note }));
  }

  private async fail(card: StoryCard, branch: Branch, at: Date): Promise<void> {
    branch.failed = true;
    await this.test(card, branch, at, [{ name: "build", conclusion: "success", minutes: 2 }, { name: "test", conclusion: "failure", minutes: 4 }]);
  }

  private async pass(card: StoryCard, branch: Branch, at: Date, attempt: number): Promise<void> {
    branch.built = true;
    await this.test(card, branch, at, PASSED, attempt);
  }

  private async test(card: StoryCard, { name, sha, runId }: Branch, at: Date, jobs: readonly Job[], attempt = 1): Promise<void> {
    await this.github.run(at, { name: "CI", branch: name, sha, message: `${card.key} ${card.about.title.en}`, runId, attempt, event: "pull_request", jobs: [...jobs] });
  }
}

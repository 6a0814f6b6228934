import { createSource } from "@/server/delivery/create-source";
import { atTime } from "@/server/platform/clock";
import type { Chance } from "./random";
import type { DemoBoard } from "./demo-board";
import type { Ci } from "./demo-ci";
import { GithubSender, type Job, shaOf } from "./github-sender";
import type { StoryCard } from "./story";

/** Where a card's work stands in the repository. */
type Branch = { name: string; author: string; sha: string; pull: number; openedAt: Date; runId: number; failed: boolean; built: boolean };

const PASSED: readonly Job[] = [
  { name: "build", conclusion: "success", minutes: 2 },
  { name: "test", conclusion: "success", minutes: 6 },
];

/**
 * GitHub Actions as the demo team has it: a branch and a pull request for each card, a run that fails now and then and is
 * run again, a merge that goes to staging and production.
 */
export class GithubCi implements Ci {
  private readonly branches = new Map<string, Branch>();
  private head = shaOf("the beginning");
  private pulls = 180;
  private release = 0;

  private constructor(
    private readonly github: GithubSender,
    private readonly chance: Chance,
    private readonly from: Date,
  ) {}

  /** Connects the board to its repository; what happens before `from` stays untold, the pipeline was not there yet. */
  static async connect(board: DemoBoard, chance: Chance, from: Date): Promise<GithubCi> {
    const source = await atTime(from, () => createSource(board.db, board.actor("sm@demo.local"), { key: board.key, kind: "github", name: "hanbit/erp" }));
    return new GithubCi(new GithubSender(board.db, source), chance, from);
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
    const version = `v2.${++this.release}`;
    const jobs: Job[] = [...PASSED, { name: "deploy to production", conclusion: "success", minutes: 1 }, { name: "release notes", conclusion: "success", minutes: 1 }, { name: "smoke monitor", conclusion: "success", minutes: 1 }];
    const end = await this.github.run(at, { name: "Release", branch: "main", sha: merge, message: `${title} (#${branch.pull})`, runId: this.github.nextId(), event: "push", jobs });
    await this.github.deploy(end, "staging", merge, version);
    await this.github.deploy(end, "production", merge, version);
    this.branches.delete(card.key);
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

/** A job as its address tells it. */
export type JenkinsJob = {
  /** Without the number of a build; what a build's job is known by. */
  address: string;
  /** What it is called, the folders before it, and within a project of many branches the branch, decoded. */
  path: string[];
  /** The innermost of them that is no branch; null for an address of another form. */
  name: string | null;
};

/** A build's address with exactly one slash at its end. */
export function addressOf(url: string): string {
  return `${url.replace(/\/+$/, "")}/`;
}

/** The job of a build with this address; `branch` is what was checked out, in Jenkins' own words. */
export function jobOf(build: string, branch: string | null): JenkinsJob {
  const address = build.replace(/[^/]+\/$/, "");
  // Up to the first "job" it is Jenkins' own address, which may have a path too.
  const segments = [...address.matchAll(/(?<=^|\/)job\/([^/]+)/g)].map(([, segment = ""]) => decoded(segment));
  const path = segments.filter((segment) => pullRequestOf(segment) === null);
  const last = segments.at(-1) ?? null;
  const isBranch = last !== null && segments.length > 1 && (pullRequestOf(last) !== null || last === branchOf(branch));
  return { address, path, name: (isBranch ? segments.at(-2) : last) ?? null };
}

/** What was checked out as a branch without its remote; null for a pull request and for none. */
export function branchOf(branch: string | null): string | null {
  const name = branch?.replace(/^(?:refs\/heads\/|(?:refs\/)?remotes\/[^/]+\/|origin\/)/, "") ?? null;
  return name === null || name === "" || name === "HEAD" || name === "detached" || pullRequestOf(name) !== null ? null : name;
}

/** The number of the pull request that Jenkins calls "PR-7" where it builds it, or "MR-7"; null for anything else. */
export function pullRequestOf(branch: string | null): number | null {
  const number = Number(/^(?:PR|MR)-([1-9]\d{0,8})(?:-(?:head|merge))?$/.exec(branch ?? "")?.[1]);
  return Number.isNaN(number) ? null : number;
}

/** Branches are encoded twice: once by the project that has them, once by the address. */
function decoded(segment: string): string {
  let name = segment;
  for (let times = 0; times < 2; times++) {
    try {
      name = decodeURIComponent(name);
    } catch {
      return name;
    }
  }
  return name.replaceAll("\0", "").toWellFormed();
}

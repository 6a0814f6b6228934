/** A JSON value posted with the secret as its sender is told to give it. */
export function posted(payload: unknown, secret: string, headers: Record<string, string> = {}) {
  const body = new TextEncoder().encode(typeof payload === "string" ? payload : JSON.stringify(payload));
  return { headers: { "content-type": "application/json", authorization: `Bearer ${secret}`, ...headers } as Record<string, string>, body };
}

type Build = {
  id?: number;
  builder?: string;
  branch?: string | null;
  revision?: string | null;
  fetched?: string;
  reason?: string;
  results?: number | null;
  startedAt: Date;
  completedAt?: Date;
  steps?: { id: number; name: string; results?: number; startedAt?: Date; completedAt?: Date; hidden?: boolean }[];
  stamps?: object[];
  properties?: object;
};

const seconds = (at: Date | undefined) => (at ? Math.floor(at.getTime() / 1000) : null);

/** A build as Buildbot's HttpStatusPush tells of it, at its start or with `completedAt` at its end; steps only where they are asked for. */
export function buildbotMessage(build: Build): Record<string, unknown> {
  const { id = 4, builder = "erp", branch = "main", revision = "a".repeat(40), fetched, reason = "The scheduler named 'push' triggered this build", results = null, startedAt, completedAt, steps, stamps, properties = {} } = build;
  const stamp = { ssid: 1, branch, revision, project: "erp", repository: "https://git.example/erp.git", codebase: "", patch: null };
  return {
    buildid: id,
    number: 2,
    builderid: 1,
    workerid: 1,
    started_at: seconds(startedAt),
    complete_at: seconds(completedAt),
    complete: completedAt !== undefined,
    state_string: completedAt ? "build finished" : "starting",
    results,
    properties: {
      scheduler: ["push", "Scheduler"],
      buildername: [builder, "Builder"],
      owners: [["Dana <dana@example.com>"], "Build"],
      ...(fetched ? { got_revision: [fetched, "Git"] } : {}),
      ...properties,
    },
    buildset: { bsid: 2, reason, submitted_at: seconds(startedAt), complete: false, results: -1, sourcestamps: stamps ?? [stamp] },
    parentbuild: null,
    builder: { builderid: 1, name: builder, tags: [] },
    url: `https://buildbot.example/#builders/1/builds/${id}`,
    ...(steps
      ? { steps: steps.map((step) => ({ stepid: step.id, name: step.name, results: step.results ?? null, complete: step.completedAt !== undefined, started_at: seconds(step.startedAt), complete_at: seconds(step.completedAt), hidden: step.hidden ?? false })) }
      : {}),
  };
}

import { addressKey } from "@/server/delivery/sources/authenticity";

export const JENKINS = "https://jenkins.example/ci/";
const JOB = "job/acme/job/erp";

type Phase = "QUEUED" | "STARTED" | "COMPLETED" | "FINALIZED" | "NONE";
export type JenkinsBuild = {
  phase: Phase | null;
  at?: Date | number;
  status?: string;
  number?: number;
  queueId?: number;
  job?: string;
  /** Jenkins does not know its own address until somebody tells it. */
  rootless?: boolean;
  seconds?: number;
  branch?: string;
  sha?: string;
  notes?: string;
  parameters?: Record<string, string>;
  tests?: { total: number; failed: number };
};

/** What the Notification plugin sends in one phase of a build: what is null is left out, and before the checkout nothing is known of the code. */
export function jenkinsMessage(build: JenkinsBuild): Record<string, unknown> {
  const { phase, at, status, number = 18, queueId, job = JOB, rootless, seconds = 0, branch, sha, notes = "", parameters, tests } = build;
  const url = `${job}/${number}/`;
  const name = job.split("/").at(-1) ?? "";
  return {
    name,
    display_name: name,
    url: `${job}/`,
    build: {
      ...(rootless ? {} : { full_url: `${JENKINS}${url}` }),
      number,
      ...(queueId ? { queue_id: queueId } : {}),
      ...(at === undefined ? {} : { timestamp: Number(at) }),
      duration: seconds * 1000,
      ...(phase ? { phase } : {}),
      ...(status ? { status } : {}),
      url,
      scm: { ...(sha ? { url: "https://git.example/acme/erp.git", commit: sha } : {}), ...(branch ? { branch } : {}), changes: [], culprits: sha ? ["dana"] : [] },
      ...(parameters ? { parameters } : {}),
      log: "",
      notes,
      ...(tests ? { test_summary: { ...tests, skipped: 0, passed: tests.total - tests.failed, failed_tests: [] } } : {}),
      artifacts: {},
    },
  };
}

const bytes = (payload: unknown) => new TextEncoder().encode(JSON.stringify(payload));
const headers = { "content-type": "application/json;charset=UTF-8", "user-agent": "Java/21.0.4" };

/** With user and password out of the address, as the plugin does with `https://user:password@…`. */
export function sendJenkins(payload: unknown, secret: string): { headers: Record<string, string>; body: Uint8Array; key?: string } {
  return { headers: { ...headers, authorization: `Basic ${Buffer.from(`jenkins:${secret}`).toString("base64")}` }, body: bytes(payload) };
}

/** With the key in the address. */
export function sendKeyed(payload: unknown, secret: string) {
  return { headers: headers as Record<string, string>, body: bytes(payload), key: addressKey(secret) };
}

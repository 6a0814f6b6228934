import { createHmac } from "node:crypto";

export const SONAR_PROJECT = { key: "acme:erp", name: "ERP", url: "https://sonar.example/dashboard?id=acme%3Aerp" };

/** How SonarQube writes its times: no colon in the offset. */
const time = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, "+0000");

type Gate = { status: string; conditions?: { metric: string; operator: string; value?: string; status: string; errorThreshold: string }[] } | null;

/** The verdict on an analysis; with `gate: null` there was none to reach. */
export function analysisMessage(given: { task?: string; status?: string; gate?: Gate; revision?: string; branch?: { name: string; type?: string }; properties?: Record<string, string>; at: Date; changedAt?: Date }): Record<string, unknown> {
  const { task, status = "SUCCESS", gate = { status: "OK" }, revision, branch, properties = {}, at, changedAt = at } = given;
  return {
    serverUrl: "https://sonar.example",
    ...(task ? { taskId: task } : {}),
    status,
    ...(status === "SUCCESS" ? { analysedAt: time(at) } : {}),
    ...(revision ? { revision } : {}),
    changedAt: time(changedAt),
    project: SONAR_PROJECT,
    ...(branch ? { branch: { type: "BRANCH", isMain: false, url: `https://sonar.example/dashboard?id=acme%3Aerp&branch=${encodeURIComponent(branch.name)}`, ...branch } } : {}),
    ...(gate ? { qualityGate: { name: "Our way", conditions: [], ...gate } } : {}),
    properties,
  };
}

/** The headers and bytes of a message, signed with the secret; escaped as SonarQube does, unlike our own JSON. */
export function signSonar(payload: Record<string, unknown>, secret: string) {
  const body = new TextEncoder().encode(JSON.stringify(payload).replaceAll("=", "\\u003d"));
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    "x-sonarqube-project": SONAR_PROJECT.key,
    "x-sonar-webhook-hmac-sha256": createHmac("sha256", secret).update(body).digest("hex"),
  };
  return { headers, body };
}

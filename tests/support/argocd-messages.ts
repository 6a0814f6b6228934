export type ArgoSync = {
  app?: string;
  project?: string | null;
  namespace?: string;
  cluster?: string;
  environment?: string;
  revision?: string | null;
  revisions?: string[];
  phase: string;
  health?: string;
  startedAt: Date | null;
  finishedAt?: Date;
  images?: string[] | null;
  message?: string;
  commitMessage?: string;
};

/** Kubernetes counts seconds; what has no time yet is told as an empty text by some templates. */
const time = (at: Date | null | undefined) => (at ? at.toISOString().replace(/\.\d{3}Z$/, "Z") : "");

/** What our template makes of an application while it is synced. */
export function argoMessage(sync: ArgoSync): Record<string, unknown> {
  const { app = "erp", project = "acme", namespace = "erp-prod", cluster, environment, revision = "f".repeat(40), revisions, phase, health = "Healthy", startedAt, finishedAt, images = ["images.example/acme/erp:1.4.0"], message = "", commitMessage = "" } = sync;
  return {
    schema: "argocd/v1",
    app,
    project,
    destination: { server: "https://kubernetes.default.svc", namespace, ...(cluster ? { name: cluster } : {}) },
    ...(environment ? { environment } : {}),
    revision,
    revisions: revisions ?? null,
    commitMessage,
    phase,
    message,
    startedAt: time(startedAt),
    finishedAt: time(finishedAt),
    healthStatus: health,
    images,
    url: `https://argocd.example/applications/${app}`,
  };
}

/** The headers and bytes of a message with the secret, as our configuration sends it. */
export function sendArgo(payload: unknown, secret: string): { headers: Record<string, string>; body: Uint8Array } {
  return { headers: { "content-type": "application/json", "user-agent": "Go-http-client/1.1", authorization: `Bearer ${secret}` }, body: new TextEncoder().encode(JSON.stringify(payload)) };
}

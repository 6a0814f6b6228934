import type { SourceKind } from "@/server/delivery/domain/source-kind";

type Made = { kind: SourceKind; url: string; secret: string | null };

/** The text to be put into a system's own configuration, with the address in it; null for a system that has forms for it. `secret` is null once it is not known any more. */
export function sourceConfiguration({ kind, url, secret }: Made): string | null {
  return CONFIGURATIONS[kind]?.(url, secret ?? "<secret>") ?? null;
}

const post = (url: string, secret: string, json: string) => `curl -sS -X POST '${url}' \\
  -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json' \\
  -d '${json}'`;

const RUN = (values: { id: string; name: string; branch: string; sha: string }) => `{
    "repository": "acme/erp",
    "run": {"id": "${values.id}", "name": "${values.name}", "status": "success", "branch": "${values.branch}", "sha": "${values.sha}"},
    "stages": [{"name": "build", "status": "success"}, {"name": "test", "status": "success"}],
    "deployment": {"id": "${values.id}", "environment": "staging", "version": "1.4.0", "status": "success"}
  }`;

const CONFIGURATIONS: Partial<Record<SourceKind, (url: string, secret: string) => string>> = {
  generic: (url, secret) => post(url, secret, RUN({ id: "42", name: "CI", branch: "feature/ERP-42-vat", sha: "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7" })),
  // JSON that Groovy writes and a secret that only the shell sees: a branch may hold any character.
  jenkins: () => `post {
  always {
    writeFile file: 'throughline.json', text: groovy.json.JsonOutput.toJson([
      repository: env.JOB_NAME,
      run: [id: env.BUILD_URL, name: env.JOB_NAME, status: currentBuild.currentResult, branch: env.CHANGE_BRANCH ?: env.BRANCH_NAME, sha: env.GIT_COMMIT, url: env.BUILD_URL],
      stages: [[name: 'build', status: 'success'], [name: 'test', status: currentBuild.currentResult]],
    ])
    withCredentials([string(credentialsId: 'throughline', variable: 'THROUGHLINE_SECRET')]) {
      sh 'curl -sS -X POST "$THROUGHLINE_URL" -H "Authorization: Bearer $THROUGHLINE_SECRET" -H "Content-Type: application/json" --data-binary @throughline.json'
    }
  }
}`,
  tekton: (url) => `data:
  sink: "${url}"
  formats: tektonv1`,
  // What comes from a chart or from several sources has no commit to ask for, and asking all the same would send nothing at all.
  argocd: (url) => `service.webhook.throughline: |
  url: ${url}
  headers:
    - {name: Content-Type, value: application/json}
    - {name: Authorization, value: "Bearer $throughline-token"}
template.throughline: |
  webhook:
    throughline:
      method: POST
      body: |
        {{- $app := .app}}{{$sync := .app.status.operationState}}{{$revision := .app.status.operationState.syncResult.revision}}{{$message := ""}}
        {{- if and $revision $app.spec.source (not $app.spec.source.chart)}}{{$message = (call .repo.GetCommitMetadata $revision).Message}}{{end}}
        {"schema": "argocd/v1", "app": {{toJson $app.metadata.name}}, "project": {{toJson $app.spec.project}}, "destination": {{toJson $app.spec.destination}},
         "revision": {{toJson $revision}}, "revisions": {{toJson $sync.syncResult.revisions}}, "commitMessage": {{toJson $message}},
         "phase": {{toJson $sync.phase}}, "message": {{toJson $sync.message}}, "startedAt": {{toJson $sync.startedAt}}, "finishedAt": {{toJson $sync.finishedAt}},
         "healthStatus": {{toJson $app.status.health.status}}, "images": {{toJson $app.status.summary.images}},
         "url": {{toJson (printf "%s/applications/%s" .context.argocdUrl $app.metadata.name)}}}
trigger.on-sync: |
  - when: app.status.operationState != nil and app.status.operationState.phase in ['Running', 'Succeeded', 'Failed', 'Error']
    oncePer: app.status.operationState.startedAt + app.status.operationState.phase
    send: [throughline]`,
  spinnaker: (url, secret) => `rest:
  enabled: true
  endpoints:
    - url: ${url}
      wrap: false
      headers:
        Authorization: Bearer ${secret}`,
  alertmanager: (url, secret) => `receivers:
  - name: throughline
    webhook_configs:
      - url: ${url}
        send_resolved: true
        http_config:
          authorization: {type: Bearer, credentials: ${secret}}`,
};

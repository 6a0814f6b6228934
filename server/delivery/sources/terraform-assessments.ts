import { z } from "zod";
import type { AlertFacts, Change } from "../domain/changes";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const count = z.number().int().min(0).max(1_000_000).nullish().catch(null).transform((value) => value ?? 0);

const result = z.object({
  id,
  url: link,
  succeeded: z.boolean().nullish().catch(null),
  drifted: z.boolean().nullish().catch(null),
  all_checks_succeeded: z.boolean().nullish().catch(null),
  resources_drifted: count,
  checks_failed: count,
  checks_errored: count,
  created_at: instant,
});

const assessment = z.object({
  message: text(300),
  details: z.object({
    new_assessment_result: result,
    prior_assessment_result: maybe(result),
    workspace_id: id.nullish().catch(null),
    workspace_name: text(300),
    organization_name: text(300),
  }),
});

type Result = z.output<typeof result>;

/**
 * A health assessment that found something: an alert, which stands until the next assessment is told of. Nothing is sent when all is
 * well again, but the next notification names the assessment before it.
 */
export function readAssessment(payload: unknown, receivedAt: Date): Parsed {
  const { message, details } = assessment.parse(payload);
  const { new_assessment_result: now, prior_assessment_result: before, workspace_name: workspace, organization_name: organization } = details;
  const repository = details.workspace_id ?? `${organization ?? ""}/${workspace ?? ""}`;
  const url = pageOf(now.url, organization, workspace);
  const startedAt = now.created_at ?? receivedAt;
  const alert = (one: Result, ended: Date | null): Change => {
    const facts: AlertFacts = {
      title: [titleOf(one) ?? message ?? "assessment", workspace].filter(Boolean).join(": "),
      description: describe(one),
      status: ended ? "RESOLVED" : "FIRING",
      severity: null,
      environment: workspace,
      service: null,
      group: null,
      mentions: [],
      url,
      startedAt: one.created_at ?? startedAt,
      resolvedAt: ended,
    };
    return { type: "alert", repository, externalId: one.id, facts };
  };
  return { changes: [alert(now, null), ...(before && before.id !== now.id && titleOf(before) ? [alert(before, startedAt)] : [])] };
}

/** What was found, in Terraform's words; null when all was well. */
function titleOf({ succeeded, drifted, all_checks_succeeded, checks_failed }: Result): string | null {
  const found = [
    ...(succeeded === false ? ["Health Assessment Errored"] : []),
    ...(drifted ? ["Drift Detected"] : []),
    ...(all_checks_succeeded === false || checks_failed > 0 ? ["Check Failed"] : []),
  ];
  return found.join(", ") || null;
}

function describe({ resources_drifted, checks_failed, checks_errored }: Result): string | null {
  const counts = Object.entries({ resources_drifted, checks_failed, checks_errored }).filter(([, value]) => value > 0);
  return counts.map(([name, value]) => `${name}: ${value}`).join(", ") || null;
}

/** The workspace's page; the address that is told is one of the API. */
function pageOf(api: string | null, organization: string | null, workspace: string | null): string | null {
  return api && organization && workspace ? `${new URL(api).origin}/app/${encodeURIComponent(organization)}/workspaces/${encodeURIComponent(workspace)}` : null;
}

import { createHmac } from "node:crypto";

const WORKSPACE = { workspace_id: "ws-Erp1", workspace_name: "erp-production", organization_name: "acme" };

/** How far a run has come, as HCP Terraform words it. */
export function runNotification({ id = "run-1", message = "VAT", trigger, status, createdAt, at }: { id?: string; message?: string; trigger: string; status: string | null; createdAt: Date; at: Date }): Record<string, unknown> {
  return {
    payload_version: 1,
    notification_configuration_id: "nc-1",
    run_url: `https://app.terraform.io/app/acme/erp-production/runs/${id}`,
    run_id: id,
    run_message: message,
    run_created_at: createdAt.toISOString(),
    run_created_by: "dana",
    ...WORKSPACE,
    notifications: [{ message: "Run", trigger, run_status: status, run_updated_at: at.toISOString(), run_updated_by: null }],
  };
}

/** What is sent when a notification is saved. */
export function verification(): Record<string, unknown> {
  const none = { run_url: null, run_id: null, run_message: null, run_created_at: null, run_created_by: null, workspace_id: null, workspace_name: null, organization_name: null };
  return { payload_version: 1, notification_configuration_id: "nc-1", ...none, notifications: [{ message: "Verification of board", trigger: "verification", run_status: null, run_updated_at: null, run_updated_by: null }] };
}

export type Assessment = { id: string; drifted?: boolean; succeeded?: boolean; checksFailed?: number; at: Date };

/** A health assessment that found something, with the one before it. */
export function assessmentNotification(trigger: string, now: Assessment, before?: Assessment): Record<string, unknown> {
  const told = ({ id, drifted = false, succeeded = true, checksFailed = 0, at }: Assessment) => ({
    id, url: `https://app.terraform.io/api/v2/assessment-results/${id}`, succeeded, drifted, all_checks_succeeded: checksFailed === 0, resources_drifted: drifted ? 4 : 0, resources_undrifted: 55,
    checks_passed: 3, checks_failed: checksFailed, checks_errored: 0, checks_unknown: 0, created_at: at.toISOString(),
  });
  return {
    payload_version: "2", notification_configuration_id: "nc-1", trigger_scope: "assessment", trigger, message: "Found",
    details: { new_assessment_result: told(now), prior_assessment_result: before ? told(before) : null, ...WORKSPACE },
  };
}

/** The headers and bytes of a message, signed with the token. */
export function signTerraform(payload: Record<string, unknown>, secret: string) {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  return { headers: { "content-type": "application/json", "x-tfe-notification-signature": createHmac("sha512", secret).update(body).digest("hex") } as Record<string, string>, body };
}

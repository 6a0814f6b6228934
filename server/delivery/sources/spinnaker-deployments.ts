import type { Change, StageFacts } from "../domain/changes";
import type { Strategy } from "../domain/deployment-kind";
import { environmentTier } from "../domain/environment-tier";
import { deploymentFacts } from "./facts";
import { text } from "./loose";
import { codeOf, imageBehind } from "./spinnaker-code";
import { type Execution, restartsOf, type SpinnakerStage } from "./spinnaker-events";
import type { Told } from "./spinnaker-executions";

const BACK: ReadonlySet<string> = new Set(["rollbackCluster", "undoRolloutManifest"]);

/** The types of stages that put code somewhere. */
export const DEPLOYING: ReadonlySet<string> = new Set(["deploy", "deployManifest", "deployService", "deployCloudFormation", "createServerGroup", ...BACK]);

const STRATEGIES: ReadonlyMap<unknown, Strategy> = new Map([["redblack", "BLUE_GREEN"], ["red-black", "BLUE_GREEN"], ["bluegreen", "BLUE_GREEN"], ["blue-green", "BLUE_GREEN"], ["highlander", "RECREATE"], ["rollingredblack", "ROLLING"], ["rollingpush", "ROLLING"]]);

/** The deployment that a stage is once it has begun; null for one that does not deploy, and for one that may never come to it. */
export function deploymentOf(one: SpinnakerStage, { status, startedAt, finishedAt, producerAt }: StageFacts, execution: Execution, { repository, mentions }: Told): Change | null {
  if (!DEPLOYING.has(one.type ?? "") || status === "QUEUED" || status === "SKIPPED") return null;
  if (startedAt === null && (status === "CANCELLED" || status === "UNKNOWN")) return null;
  const environment = environmentOf(one, execution);
  const image = imageBehind(execution.trigger);
  const { branch, sha } = codeOf(execution.trigger);
  const facts = deploymentFacts({
    environment,
    tier: environmentTier(environment),
    status,
    service: repository,
    version: image.version,
    strategy: strategyOf(one),
    kind: BACK.has(one.type ?? "") ? "ROLLBACK" : null,
    sha: sha ?? image.sha,
    ref: branch,
    mentions,
    runExternalId: execution.id,
    createdAt: startedAt ?? execution.startTime,
    startedAt,
    finishedAt,
    producerAt,
  });
  return { type: "deployment", repository, externalId: idOf(one, execution), facts };
}

/** A stage that was started anew deploys once more. */
function idOf({ id, startTime }: SpinnakerStage, execution: Execution): string {
  const restart = restartsOf(execution).findLast((time) => startTime !== null && time <= startTime.getTime());
  return [execution.id, id, restart].filter((part) => part !== undefined).join(" ");
}

/** What the stage says of its place that names a tier, else its own name or the pipeline's ("deploy-production") if that does, else what it says. */
function environmentOf({ context, name }: SpinnakerStage, execution: Execution): string {
  const [cluster, metadata] = [firstOf(context?.clusters), within(firstOf(context?.manifests), "metadata")];
  const said = [
    context?.environment, context?.namespaceOverride, context?.namespace, within(metadata, "namespace"), within(cluster, "namespace"), within(cluster, "stack"), within(cluster, "account"), context?.account, context?.credentials, name, execution.name,
  ];
  const names = said.flatMap((value) => text(200).parse(value) ?? []);
  return names.find((one) => environmentTier(one) !== "OTHER") ?? names[0] ?? "unknown";
}

function strategyOf({ context }: SpinnakerStage): Strategy | null {
  const managed = within(within(context?.trafficManagement, "options"), "strategy");
  return STRATEGIES.get(within(firstOf(context?.clusters), "strategy")) ?? STRATEGIES.get(managed) ?? null;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? (list as unknown[])[0] : undefined;
}

function within(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

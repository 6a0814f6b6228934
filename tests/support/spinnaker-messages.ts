export type SpinnakerStageTold = { id: string; name: string; type: string; status: string; startedAt?: Date; endedAt?: Date; restartedAt?: Date; owner?: string; context?: Record<string, unknown> };
export type SpinnakerTold = {
  /** The event's name after "orca:". */
  event?: string;
  at: Date;
  id?: string;
  name?: string;
  type?: string;
  status: string;
  startedAt?: Date;
  endedAt?: Date;
  stages?: SpinnakerStageTold[];
  trigger?: Record<string, unknown>;
};

/** What echo says of an execution: times are numbers, but for the time of the event itself, which is a text. */
export function spinnakerMessage(told: SpinnakerTold): Record<string, unknown> {
  const { event = "pipeline:starting", at, id = "01JEXEC", name = "roll out", type = "PIPELINE", status, startedAt, endedAt, stages = [], trigger = {} } = told;
  return {
    details: { source: "orca", type: `orca:${event}`, created: String(at.getTime()), application: "erp", requestHeaders: { "X-SPINNAKER-USER": ["dana"] } },
    content: {
      executionId: id,
      execution: {
        id, name, type, application: "erp", status, canceled: status === "CANCELED", startTime: startedAt?.getTime() ?? null, endTime: endedAt?.getTime() ?? null,
        authentication: { user: "dana", allowedAccounts: [] },
        trigger: { type: "manual", user: "dana", parameters: {}, artifacts: [], ...trigger },
        stages: stages.map(({ id, name, type, status, startedAt, endedAt, restartedAt, owner, context = {} }) => ({
          id, refId: id, name, type, status, startTime: startedAt?.getTime() ?? null, endTime: endedAt?.getTime() ?? null,
          ...(owner ? { syntheticStageOwner: owner, parentStageId: "s1" } : {}),
          context: { ...context, ...(restartedAt ? { restartDetails: { restartedBy: "dana", restartTime: restartedAt.getTime() } } : {}) },
          tasks: [],
        })),
      },
    },
  };
}

/** As an endpoint with `flatten: true` sends it: both parts as texts. */
export function flattened({ details, content }: Record<string, unknown>): Record<string, unknown> {
  return { details: JSON.stringify(details), content: JSON.stringify(content) };
}

/** As an endpoint with `wrap: true` sends it, by names that are its own. */
export function wrapped(message: Record<string, unknown>, { eventName = "spinnaker_events", fieldName = "payload" } = {}): Record<string, unknown> {
  return { eventName, [fieldName]: message };
}

/** The headers and bytes of a message with the secret among the endpoint's headers. */
export function sendSpinnaker(payload: unknown, secret: string): { headers: Record<string, string>; body: Uint8Array } {
  return { headers: { "content-type": "application/json; charset=UTF-8", "user-agent": "okhttp/4.12.0", authorization: `Bearer ${secret}` }, body: new TextEncoder().encode(JSON.stringify(payload)) };
}

import { isLoopback } from "./people/domain/network-address";
import { addressOf, createContext } from "./people/create-context";
import { DomainError } from "./platform/errors";
import { metrics } from "./platform/metrics";
import { problemResponse } from "./platform/problem";

/** What the process counts of itself, as Prometheus reads it: for this very machine, and for an administrator's token. */
export async function answerMetrics(request: Request): Promise<Response> {
  try {
    if (!isFromThisMachine(request.headers)) await assertAdministrator(request);
    const { register } = metrics();
    return new Response(await register.metrics(), { headers: { "content-type": register.contentType, "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error);
  }
}

function isFromThisMachine(headers: Headers): boolean {
  return isLoopback(addressOf(headers)) && headers.get("x-throughline-direct") === "yes";
}

async function assertAdministrator(request: Request): Promise<void> {
  const { user } = await createContext(request);
  if (user?.through !== "token") throw new DomainError("UNAUTHENTICATED", "token_required");
  if (!user.isAdmin) throw new DomainError("FORBIDDEN", "administrator_required");
}

import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Delivery = inferRouterOutputs<AppRouter>["delivery"];
type DeliveryInputs = inferRouterInputs<AppRouter>["delivery"];

export type EnvironmentState = Delivery["environments"][number];
export type RunningService = EnvironmentState["running"][number];
export type Asking = EnvironmentState["asking"][number];
export type DeployedCard = RunningService["cards"][number];
export type RunRow = Delivery["runs"][number];
export type DeploymentRow = Delivery["deployments"][number];
export type ReleaseRow = Delivery["releases"][number];
export type AuditRow = Delivery["audit"][number];

/** What the server rendered the page from: the view in the address, as it was asked for. The browser asks for the others. */
export type FirstView =
  | { view: "runs"; input: DeliveryInputs["runs"]; data: Delivery["runs"] }
  | { view: "deployments"; input: DeliveryInputs["deployments"]; data: Delivery["deployments"] }
  | { view: "releases"; input: DeliveryInputs["releases"]; data: Delivery["releases"] }
  | { view: "audit"; input: DeliveryInputs["audit"]; data: Delivery["audit"] }
  | { view: "deliveries" };

import type { SourceKind } from "../domain/source-kind";
import { alertmanager } from "./alertmanager";
import { argocd } from "./argocd";
import { cdevents } from "./cdevents";
import { generic } from "./generic";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { grafana } from "./grafana";
import { jenkins } from "./jenkins";
import { sonarqube } from "./sonarqube";
import { spinnaker } from "./spinnaker";
import { tekton } from "./tekton";
import { terraform } from "./terraform";
import type { SourceDefinition } from "./source";

/** How each kind of source is received. */
export const SOURCE_DEFINITIONS: Readonly<Record<SourceKind, SourceDefinition>> = {
  github,
  gitlab,
  jenkins,
  tekton,
  argocd,
  spinnaker,
  sonarqube,
  terraform,
  cdevents,
  alertmanager,
  grafana,
  generic,
};

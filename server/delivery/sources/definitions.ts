import type { SourceKind } from "../domain/source-kind";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { sonarqube } from "./sonarqube";
import type { SourceDefinition } from "./source";
import { terraform } from "./terraform";

/** How each kind of source is received. */
export const SOURCE_DEFINITIONS: Readonly<Record<SourceKind, SourceDefinition>> = {
  github,
  gitlab,
  sonarqube,
  terraform,
};

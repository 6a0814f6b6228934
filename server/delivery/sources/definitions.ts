import type { SourceKind } from "@/server/platform/db/generated/client";
import type { SourceDefinition } from "./source";
import { github } from "./github";

/** How each kind of source is received. */
export const SOURCE_DEFINITIONS: Readonly<Record<SourceKind, SourceDefinition>> = { GITHUB: github };

import { env } from "@/server/platform/env";
import type { SourceKind } from "./domain/source-kind";

/** The address a source's deliveries are to be sent to: always this installation's public one. */
export function hookUrl(kind: SourceKind, id: string): string {
  return `${env().publicUrl}/api/hooks/${kind}/${id}`;
}

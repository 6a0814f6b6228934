import { Instant } from "@/components/board/card-panel/instant";

/** When something happened, if it is known. */
export function When({ at }: { at: string | null }) {
  return at === null ? null : <Instant at={at} />;
}

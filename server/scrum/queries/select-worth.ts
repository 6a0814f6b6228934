import { Prisma } from "@/server/platform/db/generated/client";

/** A card's worth as JSON, of "CardWorth" under the name w. */
export const WORTH_OF = Prisma.sql`json_build_object('value', w."value", 'urgency', w."urgency", 'risk', w."risk", 'effort', w."effort", 'reach', w."reach",
  'impact', w."impact", 'confidence', w."confidence", 'moscow', w."moscow")`;

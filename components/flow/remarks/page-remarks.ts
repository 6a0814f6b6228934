import type { FlowPage } from "@/server/flow/contracts/page";
import { ofCards, type Remark } from "./remark";

/** What to know about the page as a whole: which zone its days are of, in which unit and step it is drawn, what was never made. */
export function pageRemarks({ zone, zoneChanges, unit, lead, by, cases }: FlowPage): Remark[] {
  const remarks: Remark[] = [];
  const change = zoneChanges[0];
  if (change !== undefined) {
    const { at, from, to } = change;
    const id = from === null || to === null ? "zoneUnknown" : zoneChanges.length > 1 ? "zoneOften" : "zone";
    remarks.push({ id, count: zoneChanges.length, values: { at, from: from ?? "", to: to ?? zone } });
  }
  if (unit !== "days" && lead.n > 0) remarks.push({ id: `unit.${unit}`, count: lead.n });
  if (by === "month") remarks.push({ id: "byMonth", count: 1 });
  return [...remarks, ...ofCards("undone", cases.undone)];
}

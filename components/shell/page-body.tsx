import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import styles from "./page-body.module.css";

/** The part of a page under its head. Narrow suits reading and forms, wide suits charts and tables. */
export function PageBody({ children, width = "narrow" }: { children: ReactNode; width?: "narrow" | "wide" }) {
  return <div className={classNames(styles.body, width === "narrow" && styles.narrow)}>{children}</div>;
}

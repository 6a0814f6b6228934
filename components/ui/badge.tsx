import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./badge.module.css";

export type Tone = "plain" | "accent" | "pass" | "run" | "fail" | "block";

type BadgeProps = { tone?: Tone; icon?: ReactNode; children: ReactNode };

/** A state or a count. The words carry the meaning; the colour only repeats it. */
export function Badge({ tone = "plain", icon, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}

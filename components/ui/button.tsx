import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./button.module.css";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium";
  icon?: ReactNode;
  /** Work is under way: the button keeps its focus and ignores presses. */
  pending?: boolean;
};

export function Button({ variant = "secondary", size = "medium", icon, pending = false, ...button }: ButtonProps) {
  const { className, children, onClick, type = "button", ...rest } = button;
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles.button, styles[variant], styles[size], className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? ignorePress : onClick}
    >
      {icon && <span className={styles.icon} aria-hidden>{icon}</span>}
      {children}
    </button>
  );
}

function ignorePress(event: MouseEvent): void {
  event.preventDefault();
}

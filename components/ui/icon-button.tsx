import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";
import styles from "./button.module.css";

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** What the button does; its accessible name and its tip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  size?: "small" | "medium";
};

export function IconButton({ label, icon, shortcut, size = "medium", className, ...button }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} namesItsTarget>
      <button
        type="button"
        {...button}
        aria-label={label}
        className={classNames(styles.iconButton, styles[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}

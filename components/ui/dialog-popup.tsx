"use client";

import { useRef } from "react";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";
import type { DialogProps } from "./dialog";
import styles from "./dialog.module.css";

export function DialogPopup({ open, onOpenChange, title, description, children, footer, kind = "plain" }: DialogProps) {
  const t = useTranslations("common");
  const popup = useRef<HTMLDivElement>(null);
  // To the first field, else to the first (the safe) button below; the close button comes first only in the reading order.
  const firstControl = () => popup.current?.querySelector<HTMLElement>("input, select, textarea, footer button") ?? true;
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)} disablePointerDismissal={kind === "alert"}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={firstControl}
          className={classNames(styles.popup, kind === "wide" && styles.wide)}
          role={kind === "alert" ? "alertdialog" : "dialog"}
        >
          <header className={styles.head}>
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            <BaseDialog.Close render={<IconButton label={t("close")} icon={<IconX size={16} />} size="small" />} />
          </header>
          {description && <BaseDialog.Description className={styles.description}>{description}</BaseDialog.Description>}
          {children}
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

"use client";

import { useState } from "react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { IconButton } from "@/components/ui/icon-button";
import { useTranslations } from "next-intl";
import styles from "./sources.module.css";

type CopyLineProps = { label: string; text: string; copyLabel: string };

/** A text to be carried elsewhere: selected whole by one press, or copied. */
export function CopyLine({ label, text, copyLabel }: CopyLineProps) {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className={styles.copyLine}>
      <span className={styles.copyLabel}>{label}</span>
      <code className={styles.copyText}>{text}</code>
      <IconButton label={isCopied ? t("copied") : copyLabel} icon={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy} />
    </div>
  );
}

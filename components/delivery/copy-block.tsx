"use client";

import { useState } from "react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import styles from "./sources.module.css";

type CopyBlockProps = { label: string; text: string; copyLabel: string };

/** A text of several lines to be carried elsewhere. */
export function CopyBlock({ label, text, copyLabel }: CopyBlockProps) {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className={styles.copyBlock}>
      <div className={styles.copyHead}>
        <span className={styles.copyLabel}>{label}</span>
        <IconButton label={isCopied ? t("copied") : copyLabel} icon={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy} />
      </div>
      <pre className={styles.copyText} tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </div>
  );
}

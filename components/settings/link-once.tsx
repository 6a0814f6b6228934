"use client";

import { useState } from "react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./settings.module.css";

/** A link to be handed on, and in a sentence to whom: shown this once. */
export function LinkOnce({ link, says }: { link: string; says: string }) {
  const tCommon = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  // Without permission to copy, the text stays to be selected.
  const copy = () => void navigator.clipboard?.writeText(link).then(() => setCopied(true), () => undefined);
  return (
    <div className={styles.invitation} role="status">
      <p>{says}</p>
      <div className={styles.saveButtons}>
        <code className={styles.link}>{link}</code>
        <Button size="small" icon={isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
          {isCopied ? tCommon("copied") : tCommon("copy")}
        </Button>
      </div>
    </div>
  );
}

"use client";

import { useState } from "react";
import { IconPlus } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { SprintLine } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import styles from "../scrum.module.css";

const PlanDialog = onDemand(async () => (await import("./plan-dialog")).PlanDialog);

/** Plans a sprint; for who may not, it says who does. */
export function PlanButton({ sprints }: { sprints: readonly SprintLine[] }) {
  const t = useTranslations("scrum.plan");
  const format = useFormatter();
  const { allows, masters } = useScrumPage();
  const [isOpen, setOpen] = useState(false);
  if (!allows("sprints.manage")) return <span className={styles.dim}>{masters.length > 0 ? t("whoPlans", { names: format.list(masters) }) : t("nobodyPlans")}</span>;
  return (
    <>
      <Button variant="primary" icon={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && <PlanDialog others={sprints} onClose={() => setOpen(false)} />}
    </>
  );
}

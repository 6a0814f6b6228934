"use client";

import type { MouseEvent } from "react";
import { flushSync } from "react-dom";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ENVIRONMENT_NAME_MAX, PATTERN_MAX, PATTERNS_MAX } from "@/server/delivery/domain/environment-rule";
import { TIERS } from "@/server/delivery/domain/environment-tier";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { EnvironmentDraft, EnvironmentProblem, SeenEnvironment } from "./environments-draft";
import { CallBackFields } from "./call-back-fields";
import { SeenPlaces } from "./seen-places";
import page from "./settings.module.css";
import styles from "./environments.module.css";

type Props = {
  environment: EnvironmentDraft;
  at: { index: number; count: number };
  places: readonly SeenEnvironment[];
  problem: EnvironmentProblem | null;
  /** What hangs on it elsewhere. */
  note: string | null;
  onChange: (environment: EnvironmentDraft) => void;
  onOrder: (to: "earlier" | "later" | "remove") => void;
};

/** One environment, to be changed: its name, its tier, the names that producers have for it, and whose word a deployment waits for. */
export function EnvironmentFields({ environment, at, places, problem, note, onChange, onOrder }: Props) {
  const t = useTranslations("settings.environments");
  const tTier = useTranslations("delivery.tier");
  const says = (field: "name" | "patterns") => {
    if (problem?.field !== field) return null;
    const max = field === "name" ? ENVIRONMENT_NAME_MAX : problem.reason === "tooMany" ? PATTERNS_MAX : PATTERN_MAX;
    return t(`problem.${field}`, { reason: problem.reason, count: problem.count, max });
  };
  const change = (part: Partial<EnvironmentDraft>) => onChange({ ...environment, ...part });
  return (
    <li className={styles.environment}>
      <Head environment={environment} at={at} onOrder={onOrder} />
      <div className={styles.fields}>
        <TextField label={t("name")} dir="auto" value={environment.name} error={says("name")} onChange={(event) => change({ name: event.target.value })} />
        <Select label={t("tier")} options={TIERS.map((value) => ({ value, label: tTier(value) }))} value={environment.tier} onChange={(tier) => change({ tier })} />
        <div className={styles.wide}>
          <TextField label={t("patterns")} value={environment.patterns} error={says("patterns")} onChange={(event) => change({ patterns: event.target.value })} />
        </div>
      </div>
      <SeenPlaces places={places} />
      <div className={styles.approval}>
        <Checkbox label={t("needsApproval")} checked={environment.needsApproval} onChange={(needsApproval) => change({ needsApproval })} />
        <p className={page.dim}>{t(environment.needsApproval ? "delivery" : "deployment")}</p>
        {environment.needsApproval && <Checkbox label={t("needsQualityGate")} checked={environment.needsQualityGate} onChange={(needsQualityGate) => change({ needsQualityGate })} />}
        {environment.needsApproval && <CallBackFields callBack={environment.callBack} problem={problem} onChange={(callBack) => change({ callBack })} />}
      </div>
      {note && <p className={page.dim}>{note}</p>}
    </li>
  );
}

function Head({ environment, at: { index, count }, onOrder }: Pick<Props, "environment" | "at" | "onOrder">) {
  const t = useTranslations("settings.environments");
  const name = environment.name.trim() === "" ? t("unnamed") : environment.name.trim();
  const order = (to: "earlier" | "later") => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    // Carried to its new place an element loses the focus.
    flushSync(() => onOrder(to));
    button.focus();
  };
  return (
    <div className={styles.head}>
      <span className={styles.position} aria-hidden>{index + 1}</span>
      <h3 className={styles.title} dir="auto">{name}</h3>
      <span className={styles.order}>
        <IconButton size="small" label={t("earlier", { name })} icon={<IconArrowUp size={16} />} aria-disabled={index === 0 || undefined} onClick={order("earlier")} />
        <IconButton size="small" label={t("later", { name })} icon={<IconArrowDown size={16} />} aria-disabled={index === count - 1 || undefined} onClick={order("later")} />
        <IconButton size="small" label={t("remove", { name })} icon={<IconTrash size={16} />} onClick={() => onOrder("remove")} />
      </span>
    </div>
  );
}

"use client";

import { useState } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { PageLink } from "@/components/ui/page-link";
import { useAttempt } from "@/components/ui/use-attempt";
import type { BoardEnvironment } from "./environments-draft";
import { FinishChoice } from "./finish-choice";
import { ManagedBy } from "./managed-by";
import { RuleSwitch } from "./rule-switch";
import type { Automation, BoardSettings } from "./settings-data";
import page from "./settings.module.css";
import styles from "./automation.module.css";

type Props = {
  board: Pick<BoardSettings, "key" | "workspace" | "members" | "you">;
  automation: Automation;
  environments: readonly BoardEnvironment[];
};

/** What happens on the board by itself. Each switch takes effect at once; one that the server refuses goes back. */
export function AutomationSettings({ board, automation, environments }: Props) {
  const t = useTranslations("settings.automation");
  const mayChange = may("board.configure", board.you.roles);
  const { rules, known, error, change } = useAutomation(board.key, automation, environments);
  const onChange = mayChange ? change : null;
  return (
    <div>
      {!mayChange && <ManagedBy board={board} />}
      <p className={styles.always}>{t("always")}</p>
      {error && (
        <p className={page.refusal} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {error}
        </p>
      )}
      <Section title={t("starting")} text={t("startingText")}>
        <RuleSwitch label={t("commit")} does={t("commitDoes")} never={t("commitNever")} isOn={rules.pullOnCommit} onChange={onChange && ((pullOnCommit) => onChange({ pullOnCommit }))} />
        <RuleSwitch label={t("branch")} does={t("branchDoes")} never={t("branchNever")} isOn={rules.pullOnBranch} onChange={onChange && ((pullOnBranch) => onChange({ pullOnBranch }))} />
      </Section>
      <Section title={t("finishing")} text={t("finishingText")}>
        <FinishChoice rules={rules} environments={known} onChange={onChange} />
      </Section>
      <Section title={t("failing")} text={t("failingText")}>
        <RuleSwitch label={t("block")} does={t("blockDoes")} never={t("blockNever")} isOn={rules.blockOnFailure} onChange={onChange && ((blockOnFailure) => onChange({ blockOnFailure }))} />
      </Section>
      <p className={page.dim}>
        {t("heard")} <PageLink href={`/w/${board.workspace}/b/${board.key}/settings/sources`}>{t("heardLink")}</PageLink>
      </p>
    </div>
  );
}

function useAutomation(key: string, initial: Automation, environments: readonly BoardEnvironment[]) {
  const server = useTRPCClient();
  const [rules, setRules] = useState(initial);
  const [known, setKnown] = useState(environments);
  const { error, attempt } = useAttempt();
  const change = (wanted: Partial<Automation>) => {
    const before = rules;
    setRules({ ...rules, ...wanted });
    void attempt(async () => {
      const finishEnvironmentId = wanted.finishOn === "DEPLOYED" ? (wanted.finishEnvironmentId ?? (await lastBeforeProduction())) : wanted.finishEnvironmentId;
      setRules(await server.delivery.setAutomation.mutate({ key, ...wanted, finishEnvironmentId }));
    }).then((isDone) => isDone || setRules(before));
  };
  /** The usual environments of a board become its own before a rule can name one of them. */
  const lastBeforeProduction = async () => {
    const own = known.some(({ id }) => id === null)
      ? await server.delivery.setEnvironments.mutate({ key, environments: known.map(({ id, name, tier, patterns, needsApproval, needsQualityGate }) => ({ id, name, tier, patterns, needsApproval, needsQualityGate })) })
      : known;
    setKnown(own);
    return (own.findLast(({ tier }) => tier !== "PRODUCTION") ?? own.at(-1))?.id;
  };
  return { rules, known, error, change };
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { Role } from "@/server/people/domain/actor";
import { signIn } from "./sign-in";
import { useRoleNames } from "./use-role-names";
import styles from "./people.module.css";

export type DemoAccount = { email: string; name: string; roles: readonly Role[] };

/** Everybody of the demo, one click each. */
export function DemoAccounts({ accounts, callbackUrl }: { accounts: readonly DemoAccount[]; callbackUrl: string }) {
  const t = useTranslations("people");
  const sentence = useErrorSentence();
  const namesOf = useRoleNames();
  const entry = useMutation({
    mutationFn: (email: string) => signIn({ door: "demo", email }, callbackUrl),
    onSuccess: (path) => location.assign(path),
  });
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={styles.heading}>
        {t("demoTitle")}
      </h2>
      <p className={styles.dim}>{t("demoText")}</p>
      <ul className={styles.accounts}>
        {accounts.map(({ email, name, roles }) => (
          <li key={email}>
            <button type="button" className={styles.account} onClick={() => entry.mutate(email)} aria-disabled={entry.isPending || undefined}>
              <Avatar person={{ id: email, name }} isDecorative />
              <span className={styles.accountName}>{name}</span>
              <span className={styles.accountRoles}>{namesOf(roles)}</span>
            </button>
          </li>
        ))}
      </ul>
      {entry.error && (
        <p className={styles.refusal} role="alert">
          {sentence(entry.error)}
        </p>
      )}
    </section>
  );
}

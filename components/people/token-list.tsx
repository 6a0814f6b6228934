"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import styles from "./people.module.css";

export type TokenRow = { id: string; name: string; tail: string; createdAt: Date; lastUsedAt: Date | null };

/** The tokens that work, each to be ended. Revoking asks first: a script somewhere may stop. */
export function TokenList({ tokens }: { tokens: readonly TokenRow[] }) {
  const t = useTranslations("people");
  const format = useFormatter();
  const [chosen, setChosen] = useState<TokenRow | null>(null);
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const columns = [
    { id: "name", label: t("tokenName") },
    { id: "tail", label: t("tokenTail") },
    { id: "created", label: t("tokenCreated") },
    { id: "used", label: t("tokenUsed") },
    { id: "revoke", label: t("revoke"), hideLabel: true },
  ];
  return (
    <>
      <Table caption={t("tokens")} columns={columns}>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td className={styles.tokenName}>{token.name}</td>
            <td>
              <code className={styles.tail}>…{token.tail}</code>
            </td>
            <td>{day(token.createdAt)}</td>
            <td>{token.lastUsedAt === null ? t("never") : day(token.lastUsedAt)}</td>
            <td data-align="end">
              <Button size="small" variant="quiet" aria-label={t("revokeNamed", { name: token.name })} onClick={() => setChosen(token)}>
                {t("revoke")}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      <RevokeDialog token={chosen} close={() => setChosen(null)} />
    </>
  );
}

function RevokeDialog({ token, close }: { token: TokenRow | null; close: () => void }) {
  const t = useTranslations("people");
  const router = useRouter();
  const toast = useToast();
  const sentence = useErrorSentence();
  const server = useTRPCClient();
  const revoke = useMutation({
    mutationFn: (id: string) => server.people.revokeToken.mutate({ id }),
    onSuccess: () => router.refresh(),
    onError: (error) => toast.show({ text: sentence(error), tone: "error" }),
    onSettled: close,
  });
  return (
    <ConfirmDialog
      open={token !== null}
      onOpenChange={(open) => !open && close()}
      title={t("revokeTitle", { name: token?.name ?? "" })}
      description={t("revokeText")}
      confirmLabel={t("revoke")}
      onConfirm={() => token && revoke.mutate(token.id)}
      pending={revoke.isPending}
    />
  );
}

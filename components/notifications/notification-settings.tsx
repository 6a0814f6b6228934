"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Form } from "@/components/people/form";
import { useTRPCClient } from "@/components/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { NOTIFICATION_KINDS, type NotificationKind } from "@/server/notifications/domain/notification-kinds";
import type { NotificationChoice } from "./notification-data";
import styles from "./notifications.module.css";

/** What a person is told of, in the product and by mail. */
export function NotificationSettings({ choice }: { choice: NotificationChoice }) {
  const t = useTranslations("notifications");
  const toast = useToast();
  const server = useTRPCClient();
  const [notToldOf, setNotToldOf] = useState<readonly NotificationKind[]>(choice.notToldOf);
  const [notMailedOf, setNotMailedOf] = useState<readonly NotificationKind[]>(choice.notMailedOf);
  const save = useMutation({
    mutationFn: () => server.notifications.choose.mutate({ notToldOf: [...notToldOf], notMailedOf: [...notMailedOf] }),
    onSuccess: () => toast.show({ text: t("settings.saved"), tone: "success" }),
  });
  const columns = [
    { id: "what", label: t("settings.what") },
    { id: "here", label: t("settings.here") },
    ...(choice.canMail ? [{ id: "mail", label: t("settings.mail") }] : []),
  ];
  return (
    <Form submitLabel={t("settings.save")} onSubmit={() => save.mutate()} pending={save.isPending} error={save.error} weight="secondary">
      <Table caption={t("settings.title")} columns={columns} className={styles.choices}>
        {NOTIFICATION_KINDS.map((kind) => (
          <tr key={kind}>
            <td>{t(`kind.${kind}`)}</td>
            <td>
              <Checkbox label={t("settings.hereOf", { what: t(`kind.${kind}`) })} hideLabel checked={!notToldOf.includes(kind)} onChange={(on) => setNotToldOf(toggled(notToldOf, kind, !on))} />
            </td>
            {choice.canMail && (
              <td>
                <Checkbox label={t("settings.mailOf", { what: t(`kind.${kind}`) })} hideLabel checked={!notMailedOf.includes(kind)} onChange={(on) => setNotMailedOf(toggled(notMailedOf, kind, !on))} />
              </td>
            )}
          </tr>
        ))}
      </Table>
      {!choice.canMail && <p className={styles.none}>{t("settings.noMail")}</p>}
    </Form>
  );
}

function toggled(kinds: readonly NotificationKind[], kind: NotificationKind, isIn: boolean): NotificationKind[] {
  return isIn ? [...kinds, kind] : kinds.filter((each) => each !== kind);
}

"use client";

import { useTranslations } from "next-intl";
import { INVITATION_DAYS } from "@/server/people/domain/invitation-age";
import { LinkOnce } from "./link-once";

/** The link with which somebody new chooses a password. */
export function InvitationLink({ link }: { link: string }) {
  const t = useTranslations("settings");
  return <LinkOnce link={link} says={t("invitationSays", { days: INVITATION_DAYS })} />;
}

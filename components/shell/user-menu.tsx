"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { IconBell, IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu, type MenuSection } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { chooseLanguage, chooseTheme, chosenTheme, type Theme } from "./preferences";
import type { RailUser } from "./rail";
import { openShortcutHelp } from "./shortcut-help";
import { signOut } from "./sign-out";
import styles from "./rail.module.css";

export function UserMenu({ user }: { user: RailUser }) {
  const t = useTranslations("shell");
  const toast = useToast();
  const sentence = useErrorSentence();
  const leave = () => void signOut().catch((error: unknown) => toast.show({ text: sentence(error), tone: "error" }));
  const trigger = (
    <button type="button" className={styles.item} aria-label={t("userMenu", { name: user.name })}>
      <Avatar person={user} size="small" isDecorative />
      <span className={styles.label}>{user.name}</span>
    </button>
  );
  const actions: MenuSection = {
    items: [
      { id: "notifications", label: t("notifications"), icon: <IconBell size={16} />, href: "/notifications" },
      { id: "account", label: t("account"), icon: <IconKey size={16} />, href: "/account" },
      { id: "shortcuts", label: t("shortcuts"), icon: <IconKeyboard size={16} />, shortcut: "?", onSelect: openShortcutHelp },
      { id: "sign-out", label: t("signOut"), icon: <IconLogout size={16} />, onSelect: leave },
    ],
  };
  return <Menu label={t("userMenu", { name: user.name })} trigger={trigger} sections={[useLanguages(), useThemes(), actions]} />;
}

function useLanguages(): MenuSection {
  const t = useTranslations("shell");
  const router = useRouter();
  return {
    label: t("language"),
    chosen: useLocale(),
    onChoose: (locale) => {
      chooseLanguage(locale);
      router.refresh();
    },
    items: [
      { id: "en", label: t("languageEn") },
      { id: "ko", label: t("languageKo") },
    ],
  };
}

function useThemes(): MenuSection {
  const t = useTranslations("shell");
  // The server rendered the theme on <html>; it is read there when first needed, after the menu was opened in a browser.
  const [chosen, setChosen] = useState<Theme | null>(null);
  const themes: { id: Theme; label: string }[] = [
    { id: "system", label: t("themeSystem") },
    { id: "light", label: t("themeLight") },
    { id: "dark", label: t("themeDark") },
  ];
  return {
    label: t("theme"),
    chosen: chosen ?? (typeof document === "undefined" ? "system" : chosenTheme()),
    onChoose: (id) => {
      const theme = themes.find((each) => each.id === id)?.id ?? "system";
      chooseTheme(theme);
      setChosen(theme);
    },
    items: themes,
  };
}

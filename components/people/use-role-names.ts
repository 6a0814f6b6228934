"use client";

import { useCallback } from "react";
import { useFormatter, useTranslations } from "next-intl";
import type { Role } from "@/server/people/domain/actor";

/** Puts roles into words: "Product Owner, Team Member". */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const t = useTranslations("people");
  const format = useFormatter();
  return useCallback((roles) => format.list(roles.map((role) => t(`role.${role}`)), { type: "unit" }), [t, format]);
}

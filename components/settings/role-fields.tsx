"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { ROLES, type Role } from "@/server/people/domain/actor";
import { isCountedByDefault } from "@/server/people/domain/member-rules";
import styles from "./settings.module.css";

export type Standing = { roles: Role[]; counted: boolean };

/** The roles of a member and whether they count; an observer is nothing else, and never counts. */
export function RoleFields({ value, onChange }: { value: Standing; onChange: (value: Standing) => void }) {
  const t = useTranslations("settings");
  const tPeople = useTranslations("people");
  const toggle = (role: Role, isOn: boolean) => {
    const roles = ROLES.filter((each) => (each === role ? isOn : value.roles.includes(each) && !(isOn && (each === "OBSERVER" || role === "OBSERVER"))));
    const wasDefault = value.counted === isCountedByDefault(value.roles);
    onChange({ roles, counted: wasDefault || roles.includes("OBSERVER") ? isCountedByDefault(roles) : value.counted });
  };
  return (
    <>
      <Fieldset label={t("roles")} className={styles.group}>
        {ROLES.map((role) => (
          <Checkbox key={role} label={tPeople(`role.${role}`)} checked={value.roles.includes(role)} onChange={(isOn) => toggle(role, isOn)} />
        ))}
      </Fieldset>
      <Checkbox
        label={t("countedLabel")}
        checked={value.counted}
        disabled={value.roles.includes("OBSERVER")}
        onChange={(counted) => onChange({ ...value, counted })}
      />
    </>
  );
}

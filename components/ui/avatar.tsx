import { classNames } from "./class-names";
import { initials } from "./initials";
import styles from "./avatar.module.css";

const FACES = 8;

export type Person = { id: string; name: string; away?: boolean };

type AvatarProps = {
  person: Person;
  size?: "small" | "medium";
  /** The name stands beside the face already, so the face says nothing to screen readers. */
  isDecorative?: boolean;
};

/** A person's face: initials on a colour that stays theirs. Away is drawn dashed as well as grey. */
export function Avatar({ person, size = "medium", isDecorative = false }: AvatarProps) {
  const naming = isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": person.name, title: person.name };
  return (
    <span
      {...naming}
      className={classNames(styles.avatar, styles[size], person.away && styles.away)}
      style={{ "--face": `var(--face-${faceOf(person.id)})` }}
    >
      <span aria-hidden>{initials(person.name)}</span>
    </span>
  );
}

/** The number of the face colour, 1 to 8; the same for the same id on every screen. */
function faceOf(id: string): number {
  // FNV-1a; its high bits are folded in because ids that differ only at the end differ little in the low ones.
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return (((hash ^ (hash >>> 15)) >>> 0) % FACES) + 1;
}

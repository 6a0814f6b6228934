import styles from "./hatch.module.css";

/** Pixels from one line of a hatch to the next. */
const PITCH = 6;

type HatchProps = {
  id: string;
  /** What is still open is hatched one way, what was corrected the other, and what is over a limit in its colour. */
  kind: "open" | "corrected" | "over";
};

/** A pattern of slanting lines, for `fill="url(#id)"`. */
export function Hatch({ id, kind }: HatchProps) {
  return (
    <pattern id={id} width={PITCH} height={PITCH} patternUnits="userSpaceOnUse" patternTransform={`rotate(${kind === "corrected" ? -45 : 45})`}>
      <line className={styles[kind]} x1={PITCH / 2} x2={PITCH / 2} y2={PITCH} />
    </pattern>
  );
}

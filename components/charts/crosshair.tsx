import type { Frame } from "./use-plot";
import styles from "./crosshair.module.css";

type CrosshairProps = {
  x: number;
  frame: Frame;
  /** Where the line meets what is drawn. */
  dots?: readonly number[];
};

/** A line through one period, and a dot on each value that it has there. */
export function Crosshair({ x, frame, dots = [] }: CrosshairProps) {
  return (
    <>
      <line className={styles.line} x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
      {dots.map((y, index) => (
        <circle key={index} className={styles.dot} cx={x} cy={y} r={4} />
      ))}
    </>
  );
}

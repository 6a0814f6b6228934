import type { Frame } from "./use-plot";
import styles from "./period-plot.module.css";

type PeriodSliderProps = { frame: Frame; label: string; text: string; index: number; last: number; onFocus: (index: number | null) => void };

/** The one stop for Tab on periods that open nothing: a slider over time, whose value is all that the period says. */
export function PeriodSlider({ frame, label, text, index, last, onFocus }: PeriodSliderProps) {
  return (
    <rect
      className={styles.slider}
      x={frame.left}
      y={frame.top}
      width={Math.max(0, frame.right - frame.left)}
      height={frame.bottom - frame.top}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={index + 1}
      aria-valuetext={text}
      // A press of the mouse shows what is under it; only the keyboard starts from where it was.
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && onFocus(index)}
      onBlur={() => onFocus(null)}
    />
  );
}

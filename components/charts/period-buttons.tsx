import { memo, type RefObject } from "react";
import type { Frame } from "./use-plot";
import styles from "./period-plot.module.css";

type PeriodButtonsProps = {
  frame: Frame;
  places: readonly number[];
  tell: (index: number) => string;
  /** The one period that Tab reaches. */
  reachable: number;
  elements: RefObject<(SVGElement | null)[]>;
  onFocus: (index: number | null) => void;
  onOpen: (index: number) => void;
};

/** A button as high as the plot for each period. The pointer finds the nearest by itself, these are for keys and readers. */
export const PeriodButtons = memo(function PeriodButtons({ frame, places, tell, reachable, elements, onFocus, onOpen }: PeriodButtonsProps) {
  const step = places.length > 1 ? (places[1] ?? 0) - (places[0] ?? 0) : frame.right - frame.left;
  return places.map((place, index) => (
    <rect
      key={index}
      ref={(button) => {
        elements.current[index] = button;
      }}
      className={styles.button}
      x={place - step / 2}
      y={frame.top}
      width={step}
      height={frame.bottom - frame.top}
      role="button"
      aria-haspopup="dialog"
      tabIndex={index === reachable ? 0 : -1}
      aria-label={tell(index)}
      onFocus={() => onFocus(index)}
      onBlur={() => onFocus(null)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen(index);
      }}
    />
  ));
});

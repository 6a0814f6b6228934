import { spreadLabels } from "./spread-labels";
import type { Frame } from "./use-plot";
import styles from "./edge-labels.module.css";

/** Pixels from one label to the next. */
const LINE_HEIGHT = 15;

export type EdgeLabel = {
  id: string;
  /** Where it points. */
  y: number;
  text: string;
  /** Left out beside a square where there is no room. */
  value?: string;
  /** The colour of what it names, as a small square before it. */
  swatch?: string | undefined;
  tone?: "plain" | "accent" | "over";
};

type EdgeLabelsProps = { labels: readonly EdgeLabel[]; frame: Frame; isNarrow: boolean };

/** Names beside the right ends of what they name, moved apart where they would touch. */
export function EdgeLabels({ labels, frame, isNarrow }: EdgeLabelsProps) {
  const places = spreadLabels(labels.map(({ y }) => y), LINE_HEIGHT, frame.top, frame.bottom - 4);
  return (
    <g aria-hidden>
      {labels.map(({ id, text, value, swatch, tone = "plain" }, index) => (
        <g key={id} transform={`translate(${frame.right + 8} ${places[index] ?? 0})`}>
          {swatch && <rect className={styles.swatch} y={-4} width={8} height={8} rx={2} style={{ fill: swatch }} />}
          <text className={styles.label} data-tone={tone} x={swatch ? 13 : 0} dy="0.32em">
            {text}
            {value !== undefined && !(isNarrow && swatch) && <tspan className={styles.value}>{` ${value}`}</tspan>}
          </text>
        </g>
      ))}
    </g>
  );
}

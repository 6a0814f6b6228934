import { useId } from "react";
import styles from "./sparkline.module.css";

type SparklineProps = {
  /** The earliest first; what is not complete is hatched. */
  bars: readonly { count: number; complete: boolean; /** What the pointer is told. */ title: string }[];
  /** Everything it shows, in words. */
  label: string;
  /** Pixels. */
  barWidth?: number;
  height?: number;
};

/** Small bars without an axis, the largest as high as the picture. A zero is a line on the ground, so that nothing is not mistaken for no data. */
export function Sparkline({ bars, label, barWidth = 6, height = 24 }: SparklineProps) {
  const hatch = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = bars.length * barWidth;
  const gap = barWidth > 4 ? 2 : barWidth > 2 ? 1 : 0.5;
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={styles.hatch} x1="1" x2="1" y2="4" />
        </pattern>
      </defs>
      {bars.map(({ count, complete, title }, index) => {
        const tall = count === 0 ? 1 : Math.max(2, (count / most) * height);
        return (
          <g key={title}>
            <title>{title}</title>
            <rect className={styles.reach} x={index * barWidth} width={barWidth} height={height} />
            <rect
              className={count === 0 ? styles.none : complete ? styles.bar : styles.running}
              x={index * barWidth}
              y={height - tall}
              width={barWidth - gap}
              height={tall}
              fill={count > 0 && !complete ? `url(#${hatch})` : undefined}
            />
          </g>
        );
      })}
    </svg>
  );
}

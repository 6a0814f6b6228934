"use client";

import type { Frame } from "@/components/flow/scatter/scatter-scales";
import styles from "@/components/flow/scatter/scatter-plot.module.css";

type ChangeLineProps = { at: number; name: string; frame: Frame };

/** A change of policy in time: a dotted line with its name, on the side where it has room. */
export function ChangeLine({ at, name, frame }: ChangeLineProps) {
  const isLeft = at > (frame.left + frame.right) / 2;
  return (
    <g aria-hidden>
      <line className={styles.change} x1={at} x2={at} y1={frame.top - 16} y2={frame.bottom} />
      <text className={styles.changeName} x={isLeft ? at - 6 : at + 6} y={frame.top - 8} textAnchor={isLeft ? "end" : "start"}>
        {name}
      </text>
    </g>
  );
}

"use client";

import { useId } from "react";
import { useWidth } from "@/components/charts/use-width";
import styles from "./share-bar.module.css";

/** How a part is filled: from the quietest to the strongest step of the charts' colour. */
export type ShareTone = "quiet" | "middle" | "strong";
export type SharePart = { id: string; share: number; tone: ShareTone; /** Hatched: there the card stands still. */ waits: boolean };

const HEIGHT = 24;
const GAP = 2;
/** Drawn on the server, and until the width is known. */
const FIRST_WIDTH = 520;

/** A whole as one bar; what it says stands beside it in words. */
export function ShareBar({ parts, height = HEIGHT }: { parts: readonly SharePart[]; height?: number }) {
  const hatch = useId();
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const drawn = parts.filter(({ share }) => share > 0);
  const room = width - GAP * Math.max(0, drawn.length - 1);
  const places = drawn.map(({ share }, index) => ({ x: Math.round(sum(drawn.slice(0, index)) * room) + index * GAP, width: Math.max(2, Math.round(share * room)) }));
  return (
    <div ref={box} className={styles.box}>
      <svg className={styles.bar} viewBox={`0 0 ${width} ${height}`} height={height} preserveAspectRatio="none" aria-hidden>
        <Hatch id={hatch} />
        {drawn.map(({ id, tone, waits }, index) => (
          <g key={id}>
            <rect className={styles[tone]} x={places[index]?.x} width={places[index]?.width} height={height} rx={4} />
            {waits && <rect fill={`url(#${hatch})`} x={places[index]?.x} width={places[index]?.width} height={height} rx={4} />}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The sign beside a part's name. */
export function ShareSwatch({ tone, waits }: Pick<SharePart, "tone" | "waits">) {
  const hatch = useId();
  return (
    <svg className={styles.swatch} viewBox="0 0 12 12" width={12} height={12} aria-hidden>
      <Hatch id={hatch} />
      <rect className={styles[tone]} width={12} height={12} rx={3} />
      {waits && <rect fill={`url(#${hatch})`} width={12} height={12} rx={3} />}
    </svg>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles.hatch} x1={0} y1={0} x2={0} y2={6} />
      </pattern>
    </defs>
  );
}

function sum(parts: readonly SharePart[]): number {
  return parts.reduce((total, { share }) => total + share, 0);
}

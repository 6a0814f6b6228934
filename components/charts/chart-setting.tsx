"use client";

import { createContext, useContext, type ReactNode } from "react";

/** What all charts of a page have in common, for those who see one of them elsewhere: whose board, which period, which cards. */
export type ChartSetting = {
  board: string;
  /** The days in view, the zone and the kind of time, as the page says them. */
  period: string;
  /** Filters and comparison in words; empty when all cards are in view. */
  conditions: readonly string[];
};

const Setting = createContext<ChartSetting>({ board: "", period: "", conditions: [] });

export function ChartSettingProvider({ value, children }: { value: ChartSetting; children: ReactNode }) {
  return <Setting value={value}>{children}</Setting>;
}

export function useChartSetting(): ChartSetting {
  return useContext(Setting);
}

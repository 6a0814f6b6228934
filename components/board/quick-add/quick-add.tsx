"use client";
export function QuickAdd(_: { column: string; onClose: () => void }) { return null; }

"use client";
export function CardActions(_: { root: { current: HTMLElement | null } }) { return null; }

export type ExactTime = { days: number; hours: number; minutes: number; seconds: number };

/** A span taken apart into whole days of 24 hours, hours, minutes and seconds; the rest of a second is dropped. */
export function exactTime(seconds: number): ExactTime {
  const whole = Math.floor(seconds);
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    seconds: whole % 60,
  };
}

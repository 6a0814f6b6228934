/** Minutes of a time box, and how many more it gets at once. */
export const TIME_BOX_MAX = 480;
export const EXTENSION_MAX = 120;
/** However often it is given more, an event's clock never has more than this left. */
export const CLOCK_MAX_MS = 24 * 3_600_000;

export const RETRO_NOTE_MAX = 500;
/** Notes of a retrospective, and of one person where it is known whose they are. */
export const RETRO_NOTES_MAX = 300;
export const RETRO_NOTES_EACH_MAX = 50;
export const VOTES_EACH = 3;
export const VOTES_EACH_MAX = 20;
export const RETRO_ACTIONS_MAX = 30;

export const FEEDBACK_MAX = 1_000;
/** Notes of a review. */
export const FEEDBACK_NOTES_MAX = 200;
export const GOAL_REMARK_MAX = 500;

/** Writes of one person a minute, in events and retrospectives. */
export const WRITES_A_MINUTE = 120;

// Lengths in UTF-16 code units, as `String.length` counts them; the browser names them before the server refuses.
export const TITLE_MAX = 300;
export const DESCRIPTION_MAX = 100_000;
export const COMMENT_MAX = 20_000;
export const REASON_MAX = 500;
export const LABEL_MAX = 50;
export const LABELS_MAX = 20;
export const ITEM_MAX = 500;
export const POINTS_MAX = 10_000;
export const BOARD_NAME_MAX = 100;

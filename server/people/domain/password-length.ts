/** Characters. */
export const PASSWORD_MIN = 8;
/** What the interface advises; a length that no block list has to help. */
export const PASSWORD_ADVISED = 15;
export const PASSWORD_MAX = 200;

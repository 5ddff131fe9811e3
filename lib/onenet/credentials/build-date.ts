/**
 * The earliest moment that a right clock can show to this package, in milliseconds since 1970. The build puts a day shortly
 * before its own in place of this one, which holds for the source and its tests.
 */
export const BUILD_DATE = Date.UTC(2026, 0, 1);

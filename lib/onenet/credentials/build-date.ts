/**
 * The earliest moment that a right clock can show to this package, in milliseconds since 1970: it was built later. Each
 * release may move it on; it has to be some days before the release, so that a clock that is a little slow is no wrong one.
 */
export const BUILD_DATE = Date.UTC(2026, 0, 1);

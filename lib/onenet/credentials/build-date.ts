/**
 * The day on which this package was built, in milliseconds since 1970: a clock that shows an earlier time is wrong.
 * `npm run build` puts its own day here; the source has one that is early enough for every build.
 */
export const BUILD_DATE = Date.UTC(2026, 0, 1);

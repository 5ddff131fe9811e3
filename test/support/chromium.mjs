/** The browser that tests and pictures use; it is the system's, not a dependency. */
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Headless, and reaching nobody but this machine: every other host has no address. (Playwright's `route` would forbid
 * as well, but sends every request of a page through this process, and turns the browser's cache off.)
 */
export const CHROMIUM_ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  // Nothing is drawn by a graphics card: no process for one, which costs a seventh of the CPU of a test.
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--in-process-gpu',
  '--disable-extensions',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Where Chromium or Chrome is: where the variable CHROMIUM says, or else at one of the usual places.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM;
  return (named === undefined ? PLACES : [named]).find((path) => existsSync(path));
}

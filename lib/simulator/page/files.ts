import { MODULES } from './browser';
import { DOCUMENT } from './document';
import { ICON } from './icon';
import { STYLE } from './style';

/** The files of the page, by path. */
export const FILES: ReadonlyMap<string, { readonly type: string; readonly body: string }> = new Map(
  [
    ['/', { type: 'text/html', body: DOCUMENT }],
    ['/page/style.css', { type: 'text/css', body: STYLE }],
    ['/page/icon.svg', { type: 'image/svg+xml', body: ICON }],
    ...Object.entries(MODULES).map(
      ([name, body]) => [`/page/${name}.js`, { type: 'text/javascript', body }] as const,
    ),
  ],
);

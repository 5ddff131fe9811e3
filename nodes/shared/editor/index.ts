/** What the dialogs of all nodes share. Runs in the browser only. */

export * from './check';
export type * from './editor-api';
export * from './host';
export * from './style';
export * from './typed-field';
export * from './validator';
export * from './write-target';

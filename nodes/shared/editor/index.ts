/** What the dialogs of all nodes share. Runs in the browser only. */

export type * from './editor-api';
export * from './labels';
export * from './palette';
export * from './typed-fields';
export * from './validators';

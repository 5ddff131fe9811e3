/** The vocabulary of OMA LwM2M: pure, without I/O, and without a word of any platform. */

export * from './identifiers';
export * from './path';
export type * from './resource-value';
export type * from './write-mode';

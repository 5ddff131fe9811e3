/** The data model of OMA LwM2M: pure, without I/O, and independent of any platform. */

export * from './model';

/**
 * The two kinds of Write (OMA LwM2M Core 1.1, section 6.3.3).
 *
 * - `replace`: the Object Instance holds exactly what is written; its other writable Resources go.
 * - `update` (the standard's "Partial Update"): only the Resources named are changed.
 */
export type WriteMode = 'replace' | 'update';

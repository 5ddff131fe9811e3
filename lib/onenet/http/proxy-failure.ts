/** What goes wrong at a proxy, before the platform could have got anything. */

/** - `LOGIN`: it wants a name and a password, or others; `SILENT`, `CLOSED`, `NO_HTTP`: no answer that could be read. */
type Problem = 'UNREACHABLE' | 'LOGIN' | 'STATUS' | 'SILENT' | 'CLOSED' | 'NO_HTTP';

/** The message is a sentence that names the proxy's host and port, and nothing that is secret. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  /** As in `ERR_PROXY_LOGIN`; a refusal has its HTTP status, as in `ERR_PROXY_STATUS_502`. */
  readonly code: string;

  constructor(problem: Problem, sentence: string, status?: number) {
    super(sentence);
    this.code = `ERR_PROXY_${problem}${status === undefined ? '' : `_${status}`}`;
  }
}

/**
 * A proxy that has said no, by the head of its answer.
 *
 * @param proxy its host and port
 * @param named whether it has been given a name and a password
 */
export function proxyRefusal(
  proxy: string,
  status: number,
  head: string,
  named: boolean,
): ProxyFailure {
  if (status !== 407) {
    const sentence = `the proxy ${proxy} refuses to connect with HTTP ${status}; it may not allow this host, or not reach it`;
    return new ProxyFailure('STATUS', sentence, status);
  }
  const schemes = head.match(/^proxy-authenticate:.*/gim) ?? [];
  if (schemes.length > 0 && !schemes.some((each) => /[:,]\s*basic\b/i.test(each))) {
    const sentence = `the proxy ${proxy} wants a login of another kind than a user name and a password (HTTP 407)`;
    return new ProxyFailure('LOGIN', sentence);
  }
  return new ProxyFailure(
    'LOGIN',
    named
      ? `the proxy ${proxy} does not accept the user name and the password (HTTP 407)`
      : `the proxy ${proxy} wants a user name and a password (HTTP 407)`,
  );
}

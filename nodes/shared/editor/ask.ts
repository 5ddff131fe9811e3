/** Questions of a dialog to the runtime. */

export type Asked =
  | { readonly kind: 'answer'; readonly body: unknown }
  /**
   * `forbidden`: this user may not; `missing`: nothing there by this name; `too-large`: more than the runtime takes;
   * `gone`: no usable answer.
   */
  | { readonly kind: 'forbidden' | 'missing' | 'too-large' | 'gone' };

/** Sends what the runtime needs to know for its answer. */
export function ask(path: string, body: object): Promise<Asked> {
  return request({
    url: path,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify(body),
  });
}

/** Asks for what the runtime has to tell. */
export function look(path: string): Promise<Asked> {
  return request({ url: path });
}

/** With jQuery, since Node-RED teaches it the address of its API and the login of the user. */
function request(settings: JQuery.AjaxSettings): Promise<Asked> {
  return new Promise((resolve) => {
    $.ajax({ ...settings, dataType: 'json' }).then(
      (answer: unknown) => {
        resolve({ kind: 'answer', body: answer });
      },
      (failure: unknown) => {
        resolve({ kind: KINDS[(failure as JQuery.jqXHR).status] ?? 'gone' });
      },
    );
  });
}

/** What is wrong, by HTTP status. */
const KINDS: Readonly<Partial<Record<number, 'forbidden' | 'missing' | 'too-large'>>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  413: 'too-large',
};

/** Questions of a dialog to the runtime. */

export type Asked =
  | { readonly kind: 'answer'; readonly body: unknown }
  /** `forbidden`: this user may not; `too-large`: more than the runtime takes; `gone`: no usable answer. */
  | { readonly kind: 'forbidden' | 'too-large' | 'gone' };

/** With jQuery, since Node-RED teaches it the address of its API and the login of the user. */
export function ask(path: string, body: object): Promise<Asked> {
  return new Promise((resolve) => {
    $.ajax({
      url: path,
      method: 'POST',
      contentType: 'application/json',
      data: JSON.stringify(body),
      dataType: 'json',
    }).then(
      (answer: unknown) => {
        resolve({ kind: 'answer', body: answer });
      },
      (failure: unknown) => {
        const { status } = failure as JQuery.jqXHR;
        if (status === 401 || status === 403) resolve({ kind: 'forbidden' });
        else resolve({ kind: status === 413 ? 'too-large' : 'gone' });
      },
    );
  });
}

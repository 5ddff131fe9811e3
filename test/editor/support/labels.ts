/** Runs in the browser: the labels of the open dialog that need more than a line. */
export const WRAPPED_LABELS = `[...document.querySelectorAll('#dialog-form .form-row > label')]
  .filter((label) => label.offsetParent !== null)
  .filter((label) => label.getBoundingClientRect().height > 1.6 * (parseFloat(getComputedStyle(label).lineHeight) || 20))
  .map((label) => label.innerText)`;

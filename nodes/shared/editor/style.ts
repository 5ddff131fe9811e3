/** What the dialogs add to Node-RED's own looks, in the colours of whatever theme there is. */

const STYLE = `
.onenet-nbiot-hint {
  /* As wide as there is room, without making the dialog itself wider. */
  width: 0;
  min-width: calc(100% - var(--onenet-nbiot-indent, 105px));
  margin: 4px 0 0 var(--onenet-nbiot-indent, 105px);
  color: var(--red-ui-form-text-color);
  font-size: 12px;
  line-height: 1.45;
}
.onenet-nbiot-form { --onenet-nbiot-indent: 117px; }
.onenet-nbiot-form .form-row > label:not(.onenet-nbiot-box-label),
.onenet-nbiot-form .onenet-nbiot-label { width: 112px; }
.onenet-nbiot-hint:empty { display: none; }
.onenet-nbiot-hint .fa-warning,
.onenet-nbiot-hint.onenet-nbiot-bad > .fa { color: var(--red-ui-text-color-warning); }
.onenet-nbiot-hint.onenet-nbiot-good > .fa { color: var(--red-ui-text-color-success); }
.onenet-nbiot-beside {
  display: inline-flex;
  gap: 6px;
  width: 70%;
  vertical-align: middle;
}
.onenet-nbiot-beside > .red-ui-typedInput-container,
.onenet-nbiot-beside > input { flex: 1 1 auto; min-width: 0; }
.onenet-nbiot-beside > .red-ui-button {
  flex: none;
  height: 34px;
  line-height: 32px;
}
.form-row input.onenet-nbiot-box {
  display: inline-block;
  width: auto;
  margin: 0 4px 0 var(--onenet-nbiot-indent, 105px);
  vertical-align: middle;
}
.form-row label.onenet-nbiot-box-label {
  display: inline;
  vertical-align: middle;
}
.onenet-nbiot-label {
  display: inline-block;
  width: 100px;
  vertical-align: top;
}
.onenet-nbiot-traffic {
  display: inline-block;
  width: calc(100% - var(--onenet-nbiot-indent, 105px));
  vertical-align: top;
}
.onenet-nbiot-boxes {
  display: inline-flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  max-width: 70%;
}
.form-row .onenet-nbiot-boxes label { width: auto; }
.form-row .onenet-nbiot-boxes input {
  width: auto;
  margin: 0 2px 0 0;
  vertical-align: middle;
}
.onenet-nbiot-fold { margin: 0 0 12px; }
.onenet-nbiot-fold > summary {
  width: fit-content;
  margin-bottom: 12px;
  cursor: pointer;
  color: var(--red-ui-form-text-color);
}
/* What is still being typed is not marked as wrong. */
.onenet-nbiot-searching.input-error {
  --red-ui-form-input-border-error-color: var(--red-ui-form-input-focus-color);
}
.onenet-nbiot-suggestions {
  position: fixed;
  z-index: 2000;
  box-sizing: border-box;
  margin: 0;
  padding: 4px 0;
  overflow-y: auto;
  border: 1px solid var(--red-ui-form-input-border-color);
  border-radius: 4px;
  background: var(--red-ui-form-input-background);
  color: var(--red-ui-form-text-color);
  box-shadow: 0 4px 12px var(--red-ui-shadow);
}
.onenet-nbiot-suggestion {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  column-gap: 16px;
  padding: 5px 12px;
  line-height: 1.4;
  cursor: pointer;
}
.onenet-nbiot-suggestion:hover { background: var(--red-ui-list-item-background-hover); }
.onenet-nbiot-suggestion[aria-selected="true"] {
  background: var(--red-ui-list-item-background-selected);
}
.onenet-nbiot-suggestion-details { font-size: 12px; }
.onenet-nbiot-suggestions-group {
  padding: 6px 12px 3px;
  font-size: 12px;
  font-weight: bold;
}
.onenet-nbiot-preview {
  position: sticky;
  bottom: 8px;
  box-sizing: border-box;
  width: 580px;
  min-width: 100%;
  max-width: 100%;
  margin: 20px 0 8px;
  padding: 8px 12px;
  border: 1px solid var(--red-ui-form-input-border-color);
  border-radius: 4px;
  background: var(--red-ui-tertiary-background);
  box-shadow: 0 0 0 8px var(--red-ui-form-background);
  color: var(--red-ui-form-text-color);
  line-height: 1.45;
}
/* Where there is little room, the fields need it more. */
@media (max-height: 700px) {
  .onenet-nbiot-preview { position: static; }
}
.onenet-nbiot-preview > .onenet-nbiot-hint { min-width: 100%; margin-left: 0; }
.onenet-nbiot-preview > .onenet-nbiot-preview-wire {
  display: block;
  width: 0;
  min-width: 100%;
  max-height: min(9.2em, 24vh);
  margin-top: 4px;
  padding: 0;
  overflow: auto;
  border: none;
  background: none;
  color: inherit;
  font-size: 12px;
  white-space: normal;
}
.onenet-nbiot-preview-wire > span {
  display: block;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
`;

const ID = 'onenet-nbiot-style';

/** Once for all dialogs. */
export function addStyle(): void {
  if (document.getElementById(ID) !== null) return;
  const style = document.createElement('style');
  style.id = ID;
  style.textContent = STYLE;
  document.head.append(style);
}

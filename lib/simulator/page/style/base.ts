/** Colours of the light and the dark theme, and the frame of the page. */
export const base = String.raw`
:root {
  color-scheme: light dark;
  --page: #f3f5f8;
  --surface: #fff;
  --sunken: #f6f8fa;
  --line: #d9dfe6;
  --strong: #1b2430;
  --text: #36424f;
  --quiet: #5b6876;
  --accent: #0b66c3;
  --good: #17783f;
  --bad: #b3261e;
  --reachable: #17783f;
  --slow: #9a5b00;
  --asleep: #6b4fc0;
  --offline: #5b6876;
  --highlight: #ffe9a8;
  --shadow: 0 1px 2px #1b243014, 0 4px 16px #1b24300d;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c;
    --surface: #1a212a;
    --sunken: #141a21;
    --line: #323d49;
    --strong: #f2f5f8;
    --text: #cdd6df;
    --quiet: #9aa7b4;
    --accent: #6cb2ff;
    --good: #63d394;
    --bad: #ff8a80;
    --reachable: #63d394;
    --slow: #f5b54a;
    --asleep: #b8a2ff;
    --offline: #9aa7b4;
    --highlight: #574a1c;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto;
  max-width: 100rem;
  padding: 1.5rem;
  background: var(--page);
  color: var(--text);
  font: 0.9375rem/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
}
h1, h2, h3, p, dl, dd, figure, ol { margin: 0; padding: 0; }
h1 { color: var(--strong); font-size: 1.5rem; line-height: 1.25; }
h2 { color: var(--strong); font-size: 1.0625rem; }
code { font: 0.9em/1.5 var(--mono); }
button {
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.5rem;
  background: var(--surface);
  color: var(--text);
  font: inherit;
  cursor: pointer;
}
button:hover { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.hint { color: var(--quiet); font-size: 0.8125rem; }
.top { display: flex; flex-wrap: wrap; align-items: start; gap: 0.75rem 2rem; margin-bottom: 1.25rem; }
.titles { flex: 1 1 20rem; }
.controls { display: flex; align-items: center; gap: 1rem; }
.connection { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem; }
.connection::before { width: 0.625rem; height: 0.625rem; border-radius: 50%; background: var(--quiet); content: ''; }
.connection[data-connection='live']::before { background: var(--good); }
.connection[data-connection='lost'] { color: var(--bad); }
.connection[data-connection='lost']::before { background: var(--bad); }
.access { display: flex; flex: 1 0 100%; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.875rem; }
.access div { display: flex; align-items: center; gap: 0.5rem; min-width: 0; }
.access dt { color: var(--quiet); }
main { display: grid; gap: 1.5rem; align-items: start; }
@media (min-width: 60rem) { main { grid-template-columns: minmax(0, 1fr) 21rem; } }
@media (min-width: 80rem) { main { grid-template-columns: minmax(0, 1fr) 25rem; } }
@media (max-width: 40rem) { body { padding: 1rem; } }
`;

/** A device: its head, the choice of how it can be reached, its tiles and its Resources. */
export const card = String.raw`
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; }
.card, .requests {
  border: 1px solid var(--line);
  border-radius: 0.875rem;
  background: var(--surface);
  box-shadow: var(--shadow);
}
.card { display: flex; flex-direction: column; gap: 0.875rem; padding: 1rem; }
.card > header { display: grid; gap: 0.625rem; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; }
h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; color: var(--strong); font-size: 1rem; }
h3 .label { color: var(--quiet); font-size: 0.8125rem; font-weight: normal; }
h3 code { font-size: 1rem; overflow-wrap: anywhere; }
.copyable { display: inline-flex; align-items: center; gap: 0.25rem; min-width: 0; }
.copyable code { overflow-wrap: anywhere; }
.copy { display: inline-grid; padding: 0.3125rem; border-color: transparent; background: none; color: var(--quiet); }
.copy svg { width: 1rem; height: 1rem; fill: none; stroke: currentColor; stroke-width: 1.25; }
.said { color: var(--good); font-size: 0.8125rem; font-weight: normal; }

.reachability { min-width: 0; margin: 0; padding: 0; border: 0; }
.choices { display: flex; padding: 0.1875rem; border-radius: 0.625rem; background: var(--sunken); box-shadow: inset 0 0 0 1px var(--line); }
.choices label { position: relative; flex: 1 1 auto; cursor: pointer; }
.choices input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choices span {
  display: flex;
  box-sizing: border-box;
  align-items: center;
  justify-content: center;
  gap: 0.375rem;
  padding: 0.25rem 0.5rem;
  border-radius: 0.4375rem;
  color: var(--quiet);
  font-size: 0.8125rem;
  white-space: nowrap;
}
.choices span::before { width: 0.5rem; height: 0.5rem; border: 2px solid; border-radius: 50%; content: ''; }
.choices label:hover span { color: var(--strong); }
.choices :checked + span { background: var(--surface); color: var(--state); font-weight: 600; box-shadow: 0 0 0 1px var(--state); }
.choices :checked + span::before { background: currentColor; }
.choices :focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
.choices .reachable { --state: var(--reachable); }
.choices .slow { --state: var(--slow); }
.choices .asleep { --state: var(--asleep); }
.choices .offline { --state: var(--offline); }
[data-reachability='awake'] .choices :not(:checked) + span::before { display: none; }
.reachability .hint { margin-top: 0.375rem; }
.waiting { margin-left: auto; padding: 0.0625rem 0.625rem; border-radius: 1rem; background: var(--highlight); color: var(--strong); font-size: 0.75rem; font-weight: normal; }
.problem { color: var(--bad); font-size: 0.8125rem; }

.queue > header { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; min-height: 2rem; }
.queue h4 { margin: 0; color: var(--quiet); font-size: 0.8125rem; font-weight: normal; }
.commands { list-style: none; border-radius: 0.625rem; background: var(--sunken); }
.commands li { display: flex; flex-wrap: wrap; gap: 0 0.75rem; padding: 0.3125rem 0.625rem; font-size: 0.8125rem; }
.commands li + li { border-top: 1px solid var(--line); }
.commands .what { flex: 1 1 8rem; min-width: 0; color: var(--strong); overflow-wrap: anywhere; }
.commands .state { color: var(--quiet); font-weight: 600; overflow-wrap: anywhere; }
.commands .wait .state { color: var(--asleep); }
.commands .sent .state { color: var(--slow); }
.commands .success .state { color: var(--good); }
.commands .failed .state, .commands .expired .state { color: var(--bad); }
.commands time { color: var(--quiet); }

.tiles { display: flex; flex-wrap: wrap; gap: 0.5rem; }
@media (max-width: 30rem) { .tile { flex-basis: 40% !important; } .choices span { height: 100%; padding: 0.25rem 0.375rem; } [data-reachability='awake'] .choices .asleep span { line-height: 1.25; white-space: normal; } [data-reachability='awake'] .choices span::before { display: none !important; } .choices :not(:checked) + span::before { display: none; } }
.tile { flex: 1 1 5.5rem; min-width: 0; padding: 0.5rem; border-radius: 0.625rem; background: var(--sunken); text-align: center; }
.tile.display { flex-basis: 100%; }
.tile figcaption { display: grid; line-height: 1.35; font-size: 0.8125rem; }
.tile .words { overflow: hidden; color: var(--strong); font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
.tile .name, .tile code { color: var(--quiet); font-size: 0.75rem; }
.tile.display figcaption { display: flex; justify-content: center; gap: 0.5rem; }
.tile.display .words { display: none; }

summary { border-radius: 0.25rem; cursor: pointer; }
.resources > summary { color: var(--accent); font-size: 0.875rem; }
.resources table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; table-layout: fixed; font-size: 0.8125rem; }
.resources caption { padding-bottom: 0.125rem; color: var(--strong); font-weight: 600; text-align: left; }
.resources th, .resources td { padding: 0.1875rem 0.5rem 0.1875rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
.resources .path { width: 8.5em; }
.resources tbody th { color: var(--quiet); font-weight: normal; }
.resources td { overflow-wrap: anywhere; white-space: pre-wrap; }
.resources td:last-child { color: var(--strong); }
.resources .empty { color: var(--quiet) !important; font-style: italic; }
`;

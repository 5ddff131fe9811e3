/** The list of the latest requests; beside the devices where there is room, and below them where there is not. */
export const requests = String.raw`
.requests { padding: 1rem 0 0.25rem; }
.requests > header { display: flex; align-items: center; justify-content: space-between; min-height: 2.125rem; padding: 0 1rem; }
.requests > .hint { padding: 0.5rem 1rem 1rem; }
.requests .list { list-style: none; margin-top: 0.5rem; }
.requests li { border-top: 1px solid var(--line); font-size: 0.8125rem; }
.requests summary { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.75rem; padding: 0.5rem 1rem; list-style: none; }
.requests summary::-webkit-details-marker { display: none; }
.requests summary:hover { background: var(--sunken); }
.requests summary:focus-visible { outline-offset: -2px; }
.requests .what { grid-column: 1; overflow: hidden; color: var(--strong); text-overflow: ellipsis; white-space: nowrap; }
.requests .verdict { font-weight: 600; overflow-wrap: anywhere; }
.requests .verdict.bad { grid-column: 1 / -1; }
.requests .good { color: var(--good); }
.requests .bad { color: var(--bad); }
.requests .good::before { content: '✓ ' / ''; }
.requests .bad::before { content: '✗ ' / ''; }
.requests .about { display: flex; flex-wrap: wrap; grid-column: 1 / -1; gap: 0 0.75rem; color: var(--quiet); font-size: 0.75rem; }
.requests dl { padding: 0.25rem 1rem 0.75rem; background: var(--sunken); }
.requests dt { margin-top: 0.375rem; color: var(--quiet); font-size: 0.75rem; }
.requests dd { overflow-wrap: anywhere; white-space: pre-wrap; color: var(--strong); }
.requests .skipped { padding: 0.375rem 1rem; color: var(--quiet); font-style: italic; }
@media (min-width: 60rem) {
  .requests { position: sticky; top: 1rem; display: flex; flex-direction: column; max-height: calc(100vh - 2rem); overflow: hidden; }
  .requests .list { overflow-y: auto; }
}
`;

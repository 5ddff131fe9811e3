/** The drawings. The script sets --level, --open and --lamp; everything that follows from them is here. */
export const drawings = String.raw`
:root { --metal: #aab4bf; --dark-metal: #77838f; --glass: #e8edf2; --glass-line: #a5b0bb; --water: #3d9be9; --lever: #d8433a; }
@media (prefers-color-scheme: dark) {
  :root { --metal: #5a6673; --dark-metal: #8794a1; --glass: #27313b; --glass-line: #5f6c79; --water: #3d8fd6; --lever: #e5645b; }
}
.drawing { display: block; width: 100%; max-width: 6.5rem; margin: 0 auto 0.25rem; overflow: visible; }
.drawing * { transition: opacity 0.35s, fill 0.35s, transform 0.35s; }

.lamp .glow { fill: var(--lamp); opacity: calc(var(--level) * 0.75); filter: blur(9px); }
.lamp .glass { fill: var(--glass); stroke: var(--glass-line); stroke-width: 1.5; }
.lamp .light { fill: var(--lamp); opacity: var(--level); }
.lamp .filament { fill: none; stroke: #6b5a33; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; opacity: 0.55; }
.lamp .cap { fill: var(--dark-metal); }

.valve .pipe { fill: var(--metal); }
.valve .water { fill: var(--water); }
.valve .beyond { opacity: var(--open); }
.valve .flow { fill: none; stroke: #fff; stroke-width: 2; stroke-linecap: round; stroke-dasharray: 5 11; opacity: 0; }
.valve.open .flow { opacity: 0.8; animation: flow 0.9s linear infinite; }
.valve .flange { fill: var(--dark-metal); }
.valve .housing { fill: var(--metal); stroke: var(--dark-metal); stroke-width: 3; }
.valve .bore { fill: var(--water); opacity: 0.9; }
.valve .lever { transform: rotate(calc((1 - var(--open)) * -90deg)); transform-origin: 48px 58px; }
.valve .handle { fill: var(--lever); stroke: #fff; stroke-opacity: 0.35; }
.valve .stem { fill: #fff; opacity: 0.85; }
@keyframes flow { to { stroke-dashoffset: -16; } }

.thermometer .tube { fill: var(--glass); stroke: var(--glass-line); stroke-width: 1.5; }
.thermometer .column, .thermometer .bulb { fill: #d8433a; }
.thermometer .column { transform: scaleY(calc(0.08 + var(--level) * 0.92)); transform-origin: 48px 72px; }
.thermometer .ticks { fill: none; stroke: var(--glass-line); stroke-width: 1.5; }
.thermometer .scale { fill: var(--quiet); font: 10px var(--mono); }

.display.drawing { max-width: 26rem; }
.display .bezel { fill: #2b333c; }
.display .screen { fill: #56683f; }
.display .backlight { fill: #c4dc93; opacity: var(--level); }
.display.blank .backlight { opacity: calc(var(--level) * 0.35); }
.display .characters { fill: #18220c; font: 600 16px var(--mono); white-space: pre; }

[data-reachability='asleep'] .drawing, [data-reachability='offline'] .drawing { opacity: 0.75; }
[data-reachability='offline'] .drawing { filter: grayscale(1); }
@media (prefers-reduced-motion: reduce) {
  .drawing * { transition: none; }
  .valve.open .flow { animation: none; }
}
`;

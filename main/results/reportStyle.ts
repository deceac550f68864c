// How the report looks: the studio's colours on a quiet page, light and dark, on screens of any width and on paper.

export const reportStyle = `
:root { color-scheme: light dark;
  --ground: light-dark(#f6f4f0, #10141a); --text: light-dark(#10141a, #f3efe7); --quiet: light-dark(#565d68, #a7afbb);
  --line: light-dark(#dcd8d0, #2c343f); --link: light-dark(#1a4fd0, #8fb2ff); --sun: #ffb000;
  --clean: light-dark(#0f7b5f, #3fbf9a); --warned: light-dark(#ffb000, #ffb000); --missing: light-dark(#d63a1d, #ff7a60);
  --error-ground: light-dark(#fde3dd, #4a1d14); --error-text: light-dark(#8f1f08, #ffc3b6);
  --warning-ground: light-dark(#ffeec2, #45340a); --warning-text: light-dark(#664700, #ffd980);
  --notice-ground: light-dark(#e3e9f7, #222e48); --notice-text: light-dark(#26427f, #bcd0ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px clamp(16px, 4vw, 48px) 64px; max-width: 76rem; background: var(--ground); color: var(--text);
  font: 15px/1.5 Inter, system-ui, -apple-system, 'Segoe UI', sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 4px; font-size: clamp(28px, 5vw, 44px); line-height: 1.05; letter-spacing: -.02em; text-wrap: balance; overflow-wrap: anywhere; }
h1 .point { display: inline-block; width: .2em; height: .2em; margin-inline-start: .06em; border-radius: 50%; background: var(--sun); }
h2 { margin: 0; font-size: 20px; line-height: 1.2; letter-spacing: -.01em; }
p { margin: 0; }
a { color: var(--link); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
section { margin-top: 40px; }
section > h2 { margin-bottom: 12px; }
.quiet { color: var(--quiet); }
.lead { font-size: 18px; color: var(--quiet); }
.heading { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; margin-bottom: 12px; }
.bar { display: flex; gap: 3px; height: 12px; margin: 24px 0 16px; }
.bar span { flex-basis: 0; min-width: 6px; border-radius: 6px; }
.bar .clean { background: var(--clean); } .bar .warned { background: var(--warned); } .bar .missing { background: var(--missing); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 8px 24px; margin: 0; }
.tiles div { display: flex; flex-direction: column-reverse; }
.tiles dt { color: var(--quiet); }
.tiles dt::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-inline-end: 8px; border-radius: 50%; background: var(--dot, transparent); }
.tiles .all dt::before { display: none; }
.tiles .clean { --dot: var(--clean); } .tiles .warned { --dot: var(--warned); } .tiles .missing { --dot: var(--missing); }
.tiles dd { margin: 0; font-size: 32px; line-height: 1.15; font-weight: 700; letter-spacing: -.02em; }
.problems, .pictures, .found, .pager ol { list-style: none; margin: 0; padding: 0; }
.problems { border-top: 1px solid var(--line); }
.problems li { display: grid; grid-template-columns: 5.5rem 1fr; gap: 8px; padding: 12px 0; border-bottom: 1px solid var(--line); }
.problems .tag { justify-self: start; align-self: start; }
.tag { display: inline-block; padding: 1px 8px; border-radius: 10px; font-size: 12px; line-height: 20px; font-weight: 600; white-space: nowrap; letter-spacing: 0; }
.tag.error { background: var(--error-ground); color: var(--error-text); }
.tag.warning { background: var(--warning-ground); color: var(--warning-text); }
.tag.notice { background: var(--notice-ground); color: var(--notice-text); }
.scroll { overflow-x: auto; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 7px 16px 7px 0; text-align: start; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
thead th { color: var(--quiet); font-size: 13px; }
tbody th { font-weight: 600; }
.number { text-align: end; padding-inline-end: 0; padding-inline-start: 16px; }
.pager { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 8px 0; }
.pager p { font-weight: 600; }
.pager ol { display: flex; flex-wrap: wrap; gap: 2px; }
.pager li > * { display: inline-block; min-width: 28px; padding: 2px 6px; border-radius: 6px; text-align: center; }
.pager [aria-current] { background: var(--text); color: var(--ground); font-weight: 600; }
.pictures { border-top: 1px solid var(--line); }
.pictures > li { display: grid; grid-template-columns: 112px 1fr; gap: 16px; padding: 16px 0; border-bottom: 1px solid var(--line);
  content-visibility: auto; contain-intrinsic-size: auto 145px; }
.pictures > li > div:last-child { min-width: 0; }
.picture { display: grid; place-items: start; width: 112px; }
.picture img { max-width: 100%; max-height: 112px; width: auto; height: auto; display: block; border-radius: 4px; }
.picture.none { place-items: center; height: 112px; border: 1px dashed var(--quiet); border-radius: 6px; color: var(--quiet); font-size: 13px; }
h3 { margin: 0; font-size: 15px; line-height: 1.4; font-weight: 600; overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: 0 12px; color: var(--quiet); font-size: 14px; }
.found { margin: 6px 0; display: grid; gap: 4px; }
.found li { display: flex; gap: 8px; align-items: baseline; }
.alt { max-width: 68ch; overflow-wrap: anywhere; }
.label, .hash span { color: var(--quiet); font-size: 13px; margin-inline-end: 4px; }
.hash { color: var(--quiet); font: 12px/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.hash span { font-family: Inter, system-ui, sans-serif; }
@media (max-width: 36rem) {
  .pictures > li { grid-template-columns: 72px 1fr; gap: 12px; }
  .picture { width: 72px; } .picture img { max-height: 72px; } .picture.none { height: 72px; }
  .problems li { grid-template-columns: 1fr; gap: 4px; }
  .found li { display: block; } .found .tag { margin-inline-end: 8px; }
}
@media print {
  body { max-width: none; padding: 0; } .pager { display: none; }
  .pictures > li { content-visibility: visible; break-inside: avoid; }
}
`;

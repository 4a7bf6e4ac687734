/**
 * How the page looks, by day and by night.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #fff; --text: #23262b; --soft: #666c75; --rule: #e3e0da;
  --bad: #c0271f; --bad-wash: #c0271f1a; --mild: #8a6100; --good: #17803d; --flow: #2458c5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181c; --card: #1e2126; --text: #e4e2dd; --soft: #9aa0aa; --rule: #343941;
    --bad: #ff7a70; --bad-wash: #ff7a7022; --mild: #e0b34d; --good: #5fcf86; --flow: #83aaff;
  }
}
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } header p { margin: 0.2rem 0 0; color: var(--soft); }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
h2 { font-size: 1.2rem; margin: 0 0 0.5rem; } h2 small { font-weight: 400; color: var(--soft); }
h3 { font-size: 1rem; margin: 0 0 0.3rem; }
pre, .numbers td { font: 0.875rem/1.55 ui-monospace, Menlo, Consolas, monospace; }
.numbers { border-collapse: collapse; } .numbers th { text-align: left; font-weight: 400; color: var(--soft); padding-right: 1.2rem; vertical-align: top; } .numbers td { padding-right: 1.2rem; overflow-wrap: anywhere; }
article { margin: 0.8rem 0; padding: 0.8rem 1rem; background: var(--card); border: 1px solid var(--rule); border-left: 4px solid var(--mild); border-radius: 4px; }
article.bad { border-left-color: var(--bad); } article p { margin: 0.2rem 0 0.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; }
.fix { margin: 0.4rem 0; color: var(--good); white-space: pre-wrap; } .healthy { color: var(--good); } .failure { margin: 0.8rem 0 0; color: var(--bad); }
.views { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0.8rem 0 0; flex: 1 1 26rem; min-width: 0; } figcaption { color: var(--soft); font-size: 0.875rem; margin-bottom: 0.3rem; }
.listing { margin: 0 0 0.5rem; padding: 0.7rem 0; background: var(--card); border: 1px solid var(--rule); border-radius: 4px; }
.line { display: block; padding: 0 0.8rem 0 3rem; text-indent: -2.2rem; white-space: pre-wrap; overflow-wrap: anywhere; } .line i { display: inline-block; width: 2.2rem; text-indent: 0; color: var(--soft); font-style: normal; user-select: none; }
.line.bad { background: var(--bad-wash); } mark { background: none; color: inherit; text-decoration: underline wavy; text-underline-offset: 3px; } .bad mark { text-decoration-color: var(--bad); } .mild mark { text-decoration-color: var(--mild); }
.note { display: block; padding: 0.1rem 0.8rem 0.3rem 3rem; color: var(--soft); white-space: pre-wrap; font-family: system-ui, sans-serif; }
.way svg { max-width: 100%; height: auto; max-height: 44rem; } .way text { fill: var(--text); font-family: Helvetica, Arial, sans-serif; } .way .node path, .way .node polygon { stroke: var(--soft); fill: var(--card); }
.way .end path { stroke: var(--text); } .way .gap path { stroke-dasharray: 3 3; } .way .turn path { stroke: var(--bad); fill: var(--bad-wash); stroke-width: 2; }
.way .edge path { stroke: var(--flow); } .way .edge polygon { stroke: var(--flow); fill: var(--flow); }
.way .sick path, .way .sick polygon { stroke: var(--bad); } .way .sick polygon { fill: var(--bad); } .way .sick text { fill: var(--bad); }
.way .dead path, .way .dead polygon { stroke: var(--soft); } .way .dead polygon { fill: var(--soft); } .way .dead text { fill: var(--soft); }
.charts { display: flex; flex-wrap: wrap; gap: 1.5rem; margin-top: 1.2rem; } .u-title { font-size: 0.9rem; font-weight: 600; } .u-legend { font-size: 0.8rem; }
`;

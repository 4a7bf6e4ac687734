/**
 * Examinations as one page that needs nothing but itself: the source with the guilty line, the way of the
 * gradient as a graph (laid out and drawn by Graphviz), and the function with its gradient around the input
 * beside the true slope (drawn by uPlot, in the browser).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { instance } from '@viz-js/viz';
import {
  differentiable,
  showArgument,
  type Examination,
  type Examinations,
} from '../cli/examination.js';
import type { Finding, Report } from '../finding.js';
import { home } from '../home.js';
import { byCause, showTensor, VERDICTS, whatIsSeen } from '../report.js';
import { DRAW_CURVES } from './chartScript.table.js';
import { curvesOf, type Curve } from './curves.js';
import { graphOf } from './graph.js';
import { listings } from './listing.js';
import { html, raw, type Markup } from './markup.js';
import { STYLE } from './style.table.js';

const require = createRequire(home);
const asset = (name: string): string => readFileSync(require.resolve(`uplot/dist/${name}`), 'utf8');

/** Draws a graph of the DOT language as SVG. */
type Draw = (dot: string) => string;

/**
 * Writes the page.
 *
 * @param found - what was found, and what could not be examined
 * @returns HTML
 */
export async function printPage({ examinations, failures }: Examinations): Promise<string> {
  const viz = await instance();
  const draw: Draw = (dot) =>
    viz.renderString(dot, { format: 'svg' }).replace(/^[^]*?(?=<svg)/, '');
  const curves: Curve[] = [];
  const sections = examinations.map((examination) => section(examination, draw, curves));
  const title = [...new Set(examinations.map(({ model }) => basename(model.file)))].join(', ');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>gradients of ${title}</title>
        <style>
          ${raw(asset('uPlot.min.css'))}${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>Gradients of ${title}</h1>
          <p>${tally(examinations)}</p>
        </header>
        ${failures.map(({ error }) => html`<p class="failure">${error.message}</p>`)} ${sections}
        <script>
          ${raw(asset('uPlot.iife.min.js'))};
        </script>
        <script type="application/json" id="curves">
          ${raw(safeJson(curves))}
        </script>
        <script>
          ${raw(DRAW_CURVES)};
        </script>
      </body>
    </html> `.html;
}

/** JSON that cannot end the script it stands in. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

function tally(examinations: readonly Examination[]): string {
  const bugs = examinations.filter(({ report }) =>
    report.findings.some((f) => f.verdict === 'bug'),
  );
  const runs = `${examinations.length} ${examinations.length === 1 ? 'run' : 'runs'} examined`;
  return `${runs}, ${bugs.length === 0 ? 'no defect found' : `${bugs.length} with a defect`}`;
}

function section(examination: Examination, draw: Draw, curves: Curve[]): Markup {
  const { run, report, repaired } = examination;
  const found = report.findings.length > 0;
  const shown = run.args.map((arg) => showArgument(arg)).join(', ');
  return html`<section>
    <h2>${run.name} <small>at (${shown})</small></h2>
    ${gradients(report, 'gradient')}
    ${found ? byCause(report.findings).map(card) : html`<p class="healthy">healthy: nothing to report</p>`}
    ${repaired === null ? html`` : gradients(repaired, 'after the fix')}
    <div class="views">
      <figure>
        <figcaption>the function</figcaption>
        ${listings(examination)}
      </figure>
      ${found ? graph(examination, draw) : html``}
    </div>
    ${found ? charts(examination, curves) : html``}
  </section> `;
}

function gradients({ value, gradient }: Report, label: string): Markup {
  if (value === null) return html`<p class="numbers">no ${label}: the function threw</p>`;
  const rows = gradient.map(
    ({ path, gradient: g }) =>
      html`<tr>
        <th>${label}</th>
        <td>${showTensor(g)}</td>
        <td>${path}</td>
      </tr>`,
  );
  return html`<table class="numbers">
    <tr>
      <th>value</th>
      <td>${showTensor(value)}</td>
    </tr>
    ${rows}
  </table>`;
}

function card(group: [Finding, ...Finding[]]): Markup {
  const [{ kind, op, message, verdict, truth, fix }, ...others] = group;
  const tone = verdict === 'bug' ? 'bad' : 'mild';
  const known =
    truth === null
      ? html``
      : html`<dt>true slope</dt>
          <dd>${truth}</dd>`;
  return html`<article class="${tone}">
    <h3>${whatIsSeen(group[0])}: ${kind} in ${op}</h3>
    ${others.map((other) => html`<h3>${whatIsSeen(other)}, likewise</h3>`)}
    <p>${message}</p>
    <dl>
      <dt>verdict</dt>
      <dd>${VERDICTS[verdict]}</dd>
      ${known}${fix === null ? html`` : repair(fix)}
    </dl>
  </article> `;
}

function repair({ summary, code, verified }: NonNullable<Finding['fix']>): Markup {
  const text = code === null ? html`` : html`<pre class="fix">${code}</pre>`;
  const tried = verified
    ? html`<p class="healthy">tried on this very input: the gradient is right</p>`
    : html``;
  return html`<dt>fix</dt>
    <dd>${summary}${text}${tried}</dd>`;
}

function graph({ observed, report }: Examination, draw: Draw): Markup {
  if (observed === null) return html``;
  const paths = report.gradient.map(({ path }) => path);
  const guilty = report.findings.map(({ op }) => op);
  const picture = draw(graphOf({ observation: observed, paths, guilty }));
  return html`<figure class="way">
    <figcaption>
      the way of the gradient, from the value back: largest cotangent on each edge
    </figcaption>
    ${raw(picture)}
  </figure>`;
}

function charts({ run, report }: Examination, curves: Curve[]): Markup {
  const request = { f: run.f, args: run.args, argnums: differentiable(run.args), report };
  return html`${curvesOf(request).map((curve) => {
    curves.push(curve);
    return html`<div class="charts" data-curve="${curves.length - 1}"></div>`;
  })}`;
}

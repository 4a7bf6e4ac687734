/** The page of a diagnosis: what is in it is what was found. */
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exp, log1p, type Tensor } from '@gradus/tensor';
import { examine } from '../../src/cli/examination.js';
import type { Model } from '../../src/cli/model.js';
import type { Curve } from '../../src/html/curves.js';
import { graphOf } from '../../src/html/graph.js';
import { html, raw } from '../../src/html/markup.js';
import { printPage } from '../../src/html/page.js';

const folder = mkdtempSync(join(tmpdir(), 'gradus-'));

function modelOf(f: (x: Tensor) => Tensor, input: number, title = 'a < b'): Model {
  const source = `const loss = ${String(f)};\n`;
  const file = join(folder, `${title.replace(/\W/g, '')}.ts`);
  writeFileSync(file, source);
  const run = { name: title, f: f as (...args: unknown[]) => unknown, args: [input], fixed: null };
  return { file, source, code: source, runs: [run] };
}

const curvesIn = (page: string): Curve[] =>
  JSON.parse(/id="curves">([^]*?)<\/script>/.exec(page)![1]!) as Curve[];

describe('markup', () => {
  it('escapes what is put in, and nothing twice', () => {
    const inner = html`<b>${'a < "b" & c'}</b>`;
    expect(html`<p>${inner}${[inner, raw('<hr>')]}${3}</p>`.html).toBe(
      '<p><b>a &lt; &quot;b&quot; &amp; c</b><b>a &lt; &quot;b&quot; &amp; c</b><hr>3</p>',
    );
  });
});

describe('the page', () => {
  const unstable = (x: Tensor): Tensor => log1p(exp(x.mul(1000)));

  it('tells the cause, marks the line, and needs nothing but itself', async () => {
    const page = await printPage(examine(modelOf(unstable, 1)));
    expect(page).toContain('overflow in exp');
    expect(page).toContain('a &lt; b <small>at (1)</small>');
    expect(page).toContain('<svg');
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  });

  it('holds the function, its gradient and the true slope around the input', async () => {
    const [curve] = curvesIn(await printPage(examine(modelOf(unstable, 1))));
    const at = curve!.x.indexOf(1);
    expect(curve!.sick[at]).toBe(true);
    expect([curve!.gradient[at], curve!.truth[at]]).toEqual([null, 1000]);
    expect(curve!.x).toEqual(curve!.x.toSorted((a, b) => a - b));
  });

  it('draws no curve and no way of a healthy function', async () => {
    const page = await printPage(examine(modelOf((x) => x.mul(x), 1, 'square')));
    expect(page).toContain('healthy: nothing to report');
    expect(curvesIn(page)).toEqual([]);
    expect(page).not.toContain('<svg');
  });
});

describe('the graph', () => {
  it('goes from the value to the inputs, and says where the gradient turns', () => {
    const [examination] = examine(modelOf((x) => log1p(exp(x.mul(1000))), 1, 'graph')).examinations;
    const dot = graphOf({
      observation: examination!.observed!,
      paths: ['args[0]'],
      guilty: ['exp'],
    });
    const edges = dot.split('\n').filter((line) => line.includes('->'));
    expect(edges.map((line) => line.replace(/ penwidth=\S+/, ''))).toEqual([
      'op0 -> op1 [label=" 0" style=dashed class="dead"]',
      'op1 -> op2 [label=" NaN" class="sick"]',
      'op2 -> input0 [label=" NaN" class="sick"]',
      'value -> op0 [label=" 1" class="flows"]',
    ]);
  });

  it('draws a long way where something happens, the rest as one node', () => {
    const long = (x: Tensor): Tensor => {
      let y = exp(x.mul(-1000));
      for (let i = 0; i < 100; i++) y = y.mul(1.01);
      return y;
    };
    const [examination] = examine(modelOf(long, 1, 'long')).examinations;
    const dot = graphOf({ observation: examination!.observed!, paths: ['x'], guilty: [] });
    expect(dot).toMatch(/gap\d+ \[label="… \d+ more" class="gap"\]/);
    expect(dot.split('\n').length).toBeLessThan(80);
  });
});

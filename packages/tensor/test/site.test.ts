/** Stacks as engines write them, with gradus installed, bundled apart, and bundled with the user's code. */
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { array } from '../src/index.js';
import { captureSite, positionOf, printSite } from '../src/site.js';

const siteOf = (...lines: string[]): { error: Error } => {
  const error = new Error('site');
  error.stack = lines.join('\n');
  return { error };
};

describe('the line of a site is the innermost one of the user', () => {
  it('in this file', () => {
    expect(positionOf(captureSite())!.file).toMatch(/site\.test\.ts$/);
  });

  it('with gradus installed in Node', () => {
    const site = siteOf(
      'Error: site',
      '    at captureSite (file:///app/node_modules/@gradus/tensor/dist/site.js:31:17)',
      '    at sin (file:///app/node_modules/@gradus/tensor/dist/ops/sin.js:10:3)',
      '    at loss (file:///app/src/model.ts:7:12)',
      '    at grad (file:///app/node_modules/@gradus/autodiff/dist/grad.js:5:1)',
    );
    expect(positionOf(site)).toEqual({ file: '/app/src/model.ts', line: 7, column: 12 });
    expect(printSite(site)).toBe('src/model.ts:7:12');
  });

  it('with the folders of pnpm, with and without names of functions', () => {
    const store =
      'file:///app/node_modules/.pnpm/@gradus+tensor@0.1.0/node_modules/@gradus/tensor/dist';
    const site = siteOf(
      'Error: site',
      `    at captureSite (${store}/site.js:31:17)`,
      `    at Array.map (<anonymous>)`,
      `    at ${store}/ops/sin.js:10:3`,
      '    at async file:///app/a%20b/@mine/model.ts:7:12',
    );
    expect(positionOf(site)).toEqual({ file: '/app/a b/@mine/model.ts', line: 7, column: 12 });
  });

  it('with gradus prepared by a development server, in Firefox', () => {
    const site = siteOf(
      'captureSite@http://localhost:5173/node_modules/.vite/deps/chunk-ABC.js?v=1:40:17',
      'sin@http://localhost:5173/node_modules/.vite/deps/@gradus_tensor.js?v=1:10:3',
      'loss@http://localhost:5173/src/model.ts:7:12',
    );
    expect(printSite(site)).toBe('src/model.ts:7:12');
  });

  it('with gradus in a file of its own', () => {
    const site = siteOf(
      'Error: site',
      '    at t (https://example.org/vendor.js:1:900)',
      '    at n (https://example.org/vendor.js:1:1200)',
      '    at loss (https://example.org/app.js:1:34)',
    );
    expect(positionOf(site)).toEqual({ file: 'https://example.org/app.js', line: 1, column: 34 });
  });

  it('and is not told where all is one file: a line of gradus would mislead', () => {
    const site = siteOf(
      'Error: site',
      '    at t (https://example.org/out.js:1:900)',
      '    at loss (https://example.org/out.js:1:34)',
    );
    expect(positionOf(site)).toBeNull();
    expect(printSite(site)).toBe('');
    expect(printSite(null)).toBe('');
  });
});

it('an error that nobody catches shows its message and its stack, and no more than its code', () => {
  let error: unknown = null;
  try {
    array([1, 2]).add(array([1, 2, 3]));
  } catch (thrown) {
    error = thrown;
  }
  const shown = inspect(error, { breakLength: Infinity });
  expect(shown).toMatch(/^GradusError: GR101: add cannot combine shapes .*\n {2}where: /s);
  expect(shown).toMatch(/\{\s*code: 'GR101'\s*\}$/);
});

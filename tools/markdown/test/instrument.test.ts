import { describe, expect, it } from '@jest/globals';
import { instrument } from '../instrument.mjs';

const body = (code: string) => {
  const { head, lines } = instrument(code.split('\n'));
  return [head, ...lines].join('\n');
};

describe('instrument', () => {
  it('awaits imports on their lines', () => {
    expect(body("import {\n  a,\n  b as c,\n} from 'x';\nimport * as all from 'y';\na();")).toBe(
      "\nconst { a: a, b: c } = await import('x');\n\n\n\nconst all = await import('y');\na();",
    );
  });

  it('inserts at the end of the line before, so that columns stay', () => {
    expect(body('f()\ng(1); // => 2')).toBe('\nf();__value(0, __mark(0), \ng(1)); // => 2');
  });

  it('inserts ahead of a comment, and before the first line', () => {
    expect(body('// why\nf(); // => 1')).toBe('\n;__value(0, __mark(0), // why\nf()); // => 1');
    expect(body('f(); // => 1')).toBe(';__value(0, __mark(0), \nf()); // => 1');
  });

  it('keeps a statement the branch of its if', () => {
    expect(body('if (x)\n  f(); // => 1')).toBe('\nif (x)\n  __value(0, __mark(0), f()); // => 1');
  });

  it('reports the value of a declaration', () => {
    expect(body('const y: number = f(); // => 1')).toBe(
      '\nconst y         = f();__value(0, __mark(0), y); // => 1',
    );
  });

  it('reads an expectation of several lines', () => {
    const { expected } = instrument(['f();', '// => [1,', '//     2]', '// and so on']);
    expect(expected).toEqual([{ line: 1, extra: 1, text: '[1,\n 2]' }]);
    const arrows = instrument(['f(); // => a', '// =>   b']);
    expect(arrows.expected).toEqual([{ line: 0, extra: 1, text: 'a\n  b' }]);
  });

  it('keeps two expectations apart', () => {
    const { expected } = instrument(['f(); // => 1', 'g(); // => 2']);
    expect(expected.map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('refuses an expectation of nothing', () => {
    expect(() => instrument(['// => 1'])).toThrow('follows no statement');
  });
});

// What a bundle does without is taken out of the text, and nothing else.
import { expect, it } from '@jest/globals';
import { strip } from '../strip.mjs';

it('takes reasons and advice out of an error, and keeps lines', () => {
  const code = [
    "throw new GradusError('GR101', {",
    '  what: `${op} cannot combine them.`,',
    "  where: 'here',",
    "  why: 'Because, so.',",
    '  instead: f(',
    "    'Reshape.',",
    '  ),',
    '});',
  ];
  const left = strip('x.ts', code.join('\n'), 'production').split('\n');
  expect(left.map((line) => line.trim())).toEqual([
    ...code.slice(0, 3).map((line) => line.trim()),
    '',
    '',
    '',
    '',
    '});',
  ]);
});

it('leaves the code of an error in a lean bundle', () => {
  const code =
    "throw new GradusError('GR101', { what: f(x), where: 'here', why: '', instead: '' });";
  expect(strip('x.ts', code, 'lean').replaceAll(/\s+/g, ' ')).toBe(
    "throw new GradusError('GR101', { });",
  );
});

it('makes an error in a lean bundle without looking for words', () => {
  const code = (last: string): string =>
    `function f(x) {\n for (const y of x) if (y) return new GradusError('GR107', { what: y });\n ${last}\n}`;
  expect(strip('x.js', code("return unreachable('none');"), 'lean')).toBe(
    "function f(x) { return new GradusError('GR107', {}); }\n\n\n",
  );
  for (const last of ['return x;', 'return null;', 'return;', "throw new GradusError('GR1', x);"]) {
    expect(strip('x.js', code(last), 'lean')).toContain('for (const y of x)');
  }
});

it('puts the error in the place of calls of the function that makes it', () => {
  const code = (args: string): string =>
    `if (x) throw wrong(${args});\nfunction wrong(x) { return new GradusError('GR107', { what: x }); }`;
  expect(strip('x.js', code('x, print(`${x}`)'), 'lean')).toBe(
    "if (x) throw new GradusError('GR107', {});\nfunction wrong(x) { return new GradusError('GR107', {}); }",
  );
  expect(strip('x.js', code('x, print(y)'), 'production')).toBe(code('x, print(y)'));
});

it('takes samples out of primitives', () => {
  for (const kind of ['browser', 'production', 'lean'] as const) {
    expect(strip('x.js', "p({ name: 'sin', samples: [at([1, 2])], run })", kind)).toBe(
      "p({ name: 'sin',  run })",
    );
  }
});

it('leaves a page in the making all its words', () => {
  const code =
    "if (a) throw new GradusError('GR1', { what: 'w', why: 'y', instead: wrongKind(a, b, 'c') });";
  expect(strip('x.ts', code, 'browser')).toBe(code);
});

it('leaves out of a lean bundle why a slope is zero', () => {
  const code = "const zeroSlope = { kind: 'flat', why: 'logic' };";
  expect(strip('x.ts', code, 'production')).toBe(code);
  expect(strip('x.ts', code, 'lean')).toBe("const zeroSlope = { kind: 'flat',  };");
});

it('leaves out of a lean bundle why a gradient was cut', () => {
  const code = "cuts.push({ reason, why: 'numbers carry none' });";
  expect(strip('x.ts', code, 'production')).toBe(code);
  expect(strip('x.ts', code, 'lean')).toBe('cuts.push({ reason,  });');
});

it('leaves objects alone that only share a name with them', () => {
  const code = 'const a = { why: 1, samples: 2 }, b = ({ what, why }) => what;';
  expect(strip('x.ts', code, 'lean')).toBe(code);
});

it('takes the broken invariant out, not the call', () => {
  expect(strip('x.ts', 'f(x) ?? unreachable(`${x} is there`);', 'production')).toBe(
    "f(x) ?? unreachable('');",
  );
});

it('takes out what an argument should have been', () => {
  const code = 'throw wrongKind(op, shown(x), `a list of ${names}`);';
  expect(strip('x.ts', code, 'lean')).toBe('throw wrongKind(op, typeof x);');
});

it('leaves checks that TypeScript makes to it', () => {
  const code = "const { ord = 2 } = optionsOf(options, ['ord'], 'norm');";
  expect(strip('x.ts', code, 'lean')).toBe('const { ord = 2 } = options;');
});

it('takes pictures and names out', () => {
  expect(strip('x.ts', 'stage({ names: inputNames(f, args) })', 'lean')).toBe(
    'stage({ names: [] })',
  );
  expect(strip('x.ts', 'f(`no.\\n${alignedShapes(a, b)}`)', 'lean')).toBe("f(`no.\\n${''}`)");
});

it('takes out checks of what no input can reach', () => {
  const code = "if (n < 0) unreachable(`${n}`);\nf(known.get(x) ?? unreachable('x is known'));";
  expect(strip('x.ts', code, 'lean')).toBe(';\nf(known.get(x));');
  for (const body of ['{ unreachable(n); }', "return unreachable('n');"]) {
    expect(strip('x.ts', `if (n < 0) ${body}\nf(n);`, 'lean')).toBe(';\nf(n);');
  }
  const others = "if (n < 0) stop(n);\nif (n > 0) unreachable('');\nelse f(n);";
  expect(strip('x.ts', others, 'lean')).toBe(others);
});

it('takes out warnings, and lines of the user', () => {
  expect(strip('x.ts', 'warnDeadComparisons(program);', 'lean')).toBe('undefined;');
  expect(strip('x.ts', 'const site = captureSite();', 'lean')).toBe(
    'const site = { error: null };',
  );
});

it('leaves checks, and what an argument was, in a production bundle', () => {
  const code = "f(optionsOf(options, ['ord'], 'norm'), shown(x), alignedShapes(a, b));";
  expect(strip('x.ts', code, 'production')).toBe(code);
});

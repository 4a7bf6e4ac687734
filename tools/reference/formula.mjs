// A program of scalars as a formula: products and quotients with their signs, every other primitive as a
// function. Values used twice are written twice; slopes are short.
const INFIX = { add: ['+', 1], sub: ['−', 1], mul: ['·', 2], div: ['/', 2] };
const ATOM = 4;

/** What only moves one number about, or rounds it. */
const SILENT = new Set(['broadcast', 'reshape', 'stopGradient']);

function literal({ value }) {
  if (value === Math.PI) return 'π';
  const short = Number(value.toPrecision(6));
  return String(short).replace('-', '−').replace('Infinity', '∞');
}

/** `[text, strength]` of an application: what binds weaker than its place is put in brackets. */
function written(name, params, args) {
  const bracket = ([text, strength], least) => (strength < least ? `(${text})` : text);
  if (name in INFIX) {
    const [sign, strength] = INFIX[name];
    const right = sign === '−' || sign === '/' ? strength + 1 : strength;
    return [`${bracket(args[0], strength)} ${sign} ${bracket(args[1], right)}`, strength];
  }
  if (name === 'neg') return [`−${bracket(args[0], 3)}`, 2];
  if (name === 'square') return [`${bracket(args[0], ATOM)}²`, 3];
  if (SILENT.has(name)) return args[0];
  const settings = Object.entries(params).map(([key, value]) => `${key}=${value}`);
  return [`${name}(${[...args.map(([text]) => text), ...settings].join(', ')})`, ATOM];
}

/**
 * The first result of a program as a formula.
 *
 * @param {import('@gradus/ir').Program} program - a program of scalars
 * @param {readonly string[]} names - of its inputs
 */
export function formulaOf({ inputs, equations, outputs, captures }, names) {
  const texts = new Map(inputs.map((variable, i) => [variable, [names[i], ATOM]]));
  for (const { variable, value } of captures) texts.set(variable, [String(value), ATOM]);
  const read = (atom) =>
    atom.kind === 'literal' ? [literal(atom), atom.value < 0 ? 2 : ATOM] : texts.get(atom);
  for (const { primitive, params, args, results } of equations) {
    for (const result of results)
      texts.set(result, written(primitive.name, params, args.map(read)));
  }
  return read(outputs[0])[0];
}

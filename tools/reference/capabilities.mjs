// The page docs/reference/capabilities.md: what every primitive can, read off its properties and off the
// programs that the transformations make of it. No cell is empty: where there is nothing, it says why.
import { vmap } from '@gradus/batching';
import { makeProgram } from '@gradus/ir';
import { bind, dtypes, isFloat, takes, typeOf } from '@gradus/tensor';
import { programPrimitives, samplePrimitives } from './primitives.mjs';

const SHORT = { float32: 'f32', float64: 'f64', int32: 'i32', uint32: 'u32', bool: 'bool' };

/** What is said of primitives that carry programs: their rules transform the programs. */
const CARRIED = {
  checkpoint: {
    forward: 'of its program',
    reverse: 'runs the program again, then back',
    batch: 'batches its program',
    lowering: 'inline, with barriers',
  },
  call: {
    forward: 'of its program',
    reverse: 'forward half, then the transposed linear half',
    batch: 'batches its program',
    lowering: 'inline',
  },
  jit: {
    forward: 'of its program',
    reverse: 'forward half, then the transposed linear half',
    batch: 'batches its program',
    lowering: 'one module, or inline in a larger one',
  },
  customJvp: {
    forward: "the user's rule",
    reverse: "the user's rule, transposed",
    batch: 'batches function and rule',
    lowering: 'inline',
  },
  customVjp: {
    forward: 'none: it says nothing of tangents (GR404)',
    reverse: "the user's pullback",
    batch: 'batches function and both halves',
    lowering: 'inline',
  },
  cond: {
    forward: 'of every branch',
    reverse: 'of the branch taken; residuals of all branches share places',
    batch: 'batches the branches; a mapped predicate runs all of them and selects',
  },
  scan: {
    forward: 'a scan of carries with tangents',
    reverse: 'a scan the other way, over the residuals of each step',
    batch: 'a scan of a batched body',
  },
  while: {
    forward: 'a loop of carries with tangents',
    reverse: 'step by step where the steps are known; compiled with `maxSteps`, else GR431',
    batch: 'a loop of a batched body; finished lanes stand still',
  },
};

const LOWERINGS = {
  elementwise: 'loop, fused',
  view: 'index map, fused',
  reshape: 'no work, or a copy',
  assemble: 'loop over its parts',
  reduce: 'loop with an accumulator',
  contract: 'loop of dot products',
  indexed: 'loop over places',
  host: 'call of the host',
};

function flat({ zeroSlope }) {
  return `${zeroSlope.kind === 'stopped' ? 'zero, on purpose' : 'zero'}: ${zeroSlope.why}`;
}

const NO_FLOAT = 'zero: its result is no float';

/** Input and result types of the first sample whose inputs are of a dtype that the primitive takes. */
function typesOf(primitive) {
  const [sample] = primitive.samples;
  const dtype = Object.keys(dtypes).find((d) => takes(primitive.accepts, d));
  const inputs = sample.inputs.map((input) => typeOf(input.dtype ?? dtype, input.shape));
  const params = sample.params ?? {};
  return { inputs, params, results: primitive.type(inputs, params) };
}

function hasFloatResult(primitive) {
  return typesOf(primitive).results.some(({ dtype }) => isFloat(dtype));
}

function forward(primitive) {
  const { tangent, partials, linearIn } = primitive;
  if (primitive.zeroSlope !== undefined) return flat(primitive);
  if (!hasFloatResult(primitive)) return NO_FLOAT;
  if (tangent !== undefined) return 'own rule';
  if (partials !== undefined) return partials.length === 1 ? 'slope' : 'slopes';
  return linearIn === 'each' ? 'product rule' : 'itself: linear';
}

function reverse(primitive) {
  if (primitive.zeroSlope !== undefined) return flat(primitive);
  if (!hasFloatResult(primitive)) return NO_FLOAT;
  if (primitive.transpose !== undefined) return 'own transpose';
  return primitive.partials === undefined
    ? 'transpose of what its rule does'
    : 'transpose of the product';
}

/** The primitives that a mapped application is made of; the same for every size of the batch. */
export function batchedProgram(primitive, size) {
  const { inputs, params } = typesOf(primitive);
  const stacked = inputs.map(({ dtype, shape }) => ({ dtype, shape: [size, ...shape] }));
  const mapped = vmap((...xs) => bind(primitive, xs, params));
  return makeProgram(mapped)(...stacked).equations.map((equation) => equation.primitive.name);
}

function batch(primitive) {
  const names = batchedProgram(primitive, 3);
  if (names.length === 1 && names[0] === primitive.name) return 'one application';
  return `program of ${[...new Set(names)].map((name) => `\`${name}\``).join(', ')}`;
}

function acceptedDtypes({ accepts }) {
  const all = Object.keys(dtypes).filter((dtype) => takes(accepts, dtype));
  return all.length === Object.keys(dtypes).length ? 'all' : all.map((d) => SHORT[d]).join(' ');
}

function order(primitive) {
  if (primitive.zeroSlope !== undefined || !hasFloatResult(primitive)) return 'all: zero';
  return '4';
}

const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function sampleRow(primitive) {
  return row([
    `\`${primitive.name}\``,
    forward(primitive),
    reverse(primitive),
    batch(primitive),
    LOWERINGS[primitive.lower.kind] ?? primitive.lower.kind,
    acceptedDtypes(primitive),
    order(primitive),
  ]);
}

function programRow([, primitive]) {
  const said = CARRIED[primitive.name];
  return row([
    `\`${primitive.name}\``,
    said.forward,
    said.reverse,
    said.batch,
    said.lowering ?? LOWERINGS[primitive.lower.kind] ?? primitive.lower.kind,
    'all',
    '3, by nestings',
  ]);
}

const HEAD = [
  row(['primitive', 'jvp', 'vjp', 'vmap', 'jit', 'dtypes', 'order checked']),
  row(Array.from({ length: 7 }, () => '---')),
];

/** The page as text. */
export function capabilities() {
  const sections = samplePrimitives.map(([name, primitives]) =>
    [`## @gradus/${name}`, '', ...HEAD, ...primitives.map(sampleRow), ''].join('\n'),
  );
  return [
    '# What every primitive can',
    '',
    'Written by `pnpm reference` from the primitives themselves; a test keeps it true. Functions are made of',
    'primitives, so what holds for these holds for them.',
    '',
    '- **jvp**: where the tangent comes from. **vjp**: what carries cotangents back.',
    '- **vmap**: *one application* works on all rows at once; otherwise the mapped application is a program of the primitives',
    '  named, as long for a large batch as for a small one. None loops over the rows.',
    '- **jit**: what is compiled. A *call of the host* runs the same code as without `jit`, once for the whole tensor; so it does for',
    '  a batch.',
    '- **order checked**: to which order derivatives are held against the truth or against differences of one order less, at every',
    '  sample; of algorithms on matrices against the truth, in a direction that moves every entry. *zero* is a convention or a',
    '  fact, given in the column jvp.',
    '',
    ...sections,
    '## Primitives that carry programs',
    '',
    ...HEAD,
    ...programPrimitives.map(programRow),
    '',
  ].join('\n');
}

// The page docs/reference/derivatives.md: the slopes of every elementwise primitive as formulas, and of every
// other one the program that its derivative is, as the transformations record it.
import { jvp, linearTranspose } from '@gradus/autodiff';
import { makeProgram, optimize, printProgram } from '@gradus/ir';
import { bind, hasTangent, isFloat, takes, typeOf, zerosOf } from '@gradus/tensor';
import { formulaOf } from './formula.mjs';
import { samplePrimitives } from './primitives.mjs';

const OPERANDS = ['x', 'y', 'z'];

/** Types of the operands of a sample, and of its results, in float32 where the primitive takes it. */
function typesOf(primitive, sample) {
  const dtype = ['float32', 'int32', 'bool'].find((d) => takes(primitive.accepts, d));
  const inputs = sample.inputs.map((input) => typeOf(input.dtype ?? dtype, input.shape));
  return { inputs, results: primitive.type(inputs, sample.params ?? {}) };
}

const isElementwise = ({ partials, zeroSlope }) =>
  partials !== undefined && zeroSlope === undefined;

function slopeText(primitive, slope) {
  const count = primitive.partials.length;
  const scalar = { dtype: 'float32', shape: [] };
  const params = primitive.samples[0].params ?? {};
  const names = [...OPERANDS.slice(0, count), 'f'];
  const program = makeProgram((...xs) => {
    const [x, y, z] = xs.slice(0, count);
    return slope({ x, y, z, out: xs[count], params });
  })(...names.map(() => scalar));
  return formulaOf(optimize(program), names);
}

function slopeRow(primitive) {
  const operands = OPERANDS.slice(0, primitive.partials.length);
  const settings = Object.keys(primitive.samples[0].params ?? {});
  const head = `f = ${primitive.name}(${[...operands, ...settings].join(', ')})`;
  const slopes = primitive.partials.map((slope, i) =>
    slope === null
      ? `∂f/∂${operands[i]}: none`
      : `∂f/∂${operands[i]} = ${slopeText(primitive, slope)}`,
  );
  return `| \`${head}\` | ${slopes.map((text) => `\`${text}\``).join('<br>')} |`;
}

/** The first sample that is not empty. */
function sampleOf({ samples }) {
  return (
    samples.find(({ inputs }) => inputs.every(({ shape }) => !shape.includes(0))) ?? samples[0]
  );
}

/** The primitive as a function of those operands that have tangents, the others as they are given. */
function applied(primitive, params, flows) {
  return (known, flowing) => {
    let [k, f] = [0, 0];
    const inputs = flows.map((has) => (has ? flowing[f++] : known[k++]));
    return bind(primitive, inputs, params);
  };
}

function tangentProgram(primitive) {
  const { params = {} } = sampleOf(primitive);
  const { inputs } = typesOf(primitive, sampleOf(primitive));
  const flows = inputs.map(hasTangent);
  const run = applied(primitive, params, flows);
  const floats = inputs.filter(hasTangent);
  const fixed = inputs.filter((type) => !hasTangent(type));
  const f = (...all) => {
    const known = all.slice(0, fixed.length);
    const xs = all.slice(fixed.length, fixed.length + floats.length);
    return jvp((...given) => run(known, given)[0], xs, all.slice(fixed.length + floats.length))[1];
  };
  const program = makeProgram(f)(...fixed, ...floats, ...floats);
  return { title: 'tangent', program: { ...program, name: `${primitive.name}.jvp` } };
}

/** Of a linear primitive: from the cotangent to cotangents of the operands in which it is linear. */
function transposeProgram(primitive) {
  const { params = {} } = sampleOf(primitive);
  const { inputs, results } = typesOf(primitive, sampleOf(primitive));
  const { linearIn } = primitive;
  const flows = inputs.map((type, i) => {
    if (!hasTangent(type)) return false;
    return linearIn === 'each' ? i === 0 : linearIn === 'all' || linearIn.includes(i);
  });
  const run = applied(primitive, params, flows);
  const known = inputs.filter((_, i) => !flows[i]);
  const flowing = inputs.filter((_, i) => flows[i]);
  const f = (c, ...given) =>
    linearTranspose((...vs) => run(given, vs)[0], ...flowing.map(zerosOf))(c);
  const program = makeProgram(f)(results[0], ...known);
  return { title: 'transpose', program: { ...program, name: `${primitive.name}.transpose` } };
}

function programsOf(primitive) {
  const { linearIn, tangent, transpose } = primitive;
  const shown = [];
  if (tangent !== undefined) shown.push(tangentProgram(primitive));
  if (linearIn !== undefined && transpose !== undefined) shown.push(transposeProgram(primitive));
  return shown;
}

function section(primitive) {
  const kinds = {
    all: 'Linear in its operands together: it is its own derivative.',
    each: 'Linear in each operand with the other fixed: the product rule. The transpose of the first:',
  };
  const { linearIn, tangent } = primitive;
  const words =
    tangent !== undefined
      ? 'A tangent rule of its own.'
      : (kinds[linearIn] ?? `Linear in operand ${linearIn.join(', ')}.`);
  const blocks = programsOf(primitive).map(({ program }) =>
    ['```text', printProgram(optimize(program)), '```'].join('\n'),
  );
  return [`### ${primitive.name}`, '', words, '', ...blocks.flatMap((block) => [block, ''])].join(
    '\n',
  );
}

function flatRow(primitive) {
  const { zeroSlope } = primitive;
  const why = zeroSlope?.why ?? 'its result is an integer or a boolean';
  return `| \`${primitive.name}\` | ${why.replaceAll('|', '\\|')} |`;
}

/** The page as text. */
export function derivatives() {
  const all = samplePrimitives.flatMap(([, primitives]) => primitives);
  const isFlat = (p) =>
    p.zeroSlope !== undefined ||
    !typesOf(p, p.samples[0]).results.some(({ dtype }) => isFloat(dtype));
  const sloped = all.filter((p) => !isFlat(p));
  return [
    '# The derivative of every primitive',
    '',
    'Written by `pnpm reference` from the rules themselves; a test keeps it true. Functions are made of primitives; how good',
    'each slope is near zeros, poles and overflows is said by the page of its function.',
    '',
    '## Slopes of elementwise primitives',
    '',
    '`x`, `y`, `z` are the operands and `f` is the result. Names ending in *Slope* are primitives too, made for a slope that has no stable',
    'formula in others.',
    '',
    '| f | slopes |',
    '|---|---|',
    ...sloped.filter(isElementwise).map(slopeRow),
    '',
    '## Linear primitives and own rules',
    '',
    'Shown as programs at the shapes of one sample. A transpose takes the cotangent of the result.',
    '',
    ...sloped.filter((p) => !isElementwise(p)).map(section),
    '## Without a slope',
    '',
    '| primitive | why |',
    '|---|---|',
    ...all.filter(isFlat).map(flatRow),
    '',
  ].join('\n');
}

// What rounding errors do to a program: the same program in double precision with every operand of every
// operation off by a few units of float32's last place, at random, several times over (Monte Carlo
// arithmetic, Parker 1997). Two backward stable implementations in float32 differ by about as much.
import { inputsOf, valuesOf } from '@gradus/testing';
import { sizeOf } from '@gradus/tensor';
import { randomFrom } from '@gradus/numerics';
import { answerOf } from './answer.mjs';

const UNIT = 2 ** -24;
/** Each operation is off by at most this many units in each of its operands. */
const UNITS = 4;
const TRIALS = 6;

/** The program with a factor before every operand of floats; the factors are further inputs, 1 at first. */
function withFactors(program) {
  const values = valuesOf(program, inputsOf(program, 'float64'));
  const inputs = [...program.inputs];
  const count = program.nodes.flatMap(({ args }) =>
    args.filter((i) => values[i].dtype === 'float64'),
  ).length;
  const renamed = program.inputs.map((_, i) => i);
  const first = inputs.length + count;
  const nodes = [];
  const put = (node) => first + nodes.push(node) - 1;
  for (const node of program.nodes) {
    const args = node.args.map((i) => {
      if (values[i].dtype !== 'float64') return renamed[i];
      const shape = values[i].shape;
      inputs.push({ shape, values: Array(sizeOf(shape)).fill(1) });
      return put({ op: 'multiply', args: [renamed[i], inputs.length - 1], params: {} });
    });
    renamed.push(put({ ...node, args }));
  }
  return { inputs, nodes };
}

/** The largest change of every number of an answer: value, tangent and gradients. */
export function spreadOf(program) {
  const model = withFactors(program);
  const random = randomFrom(7);
  const factor = () => 1 + UNITS * 2 * UNIT * (2 * random() - 1);
  const known = program.inputs.length;
  const read = (noisy) => {
    const { value, tangent, gradients } = answerOf(noisy, 'float64');
    return [value, tangent, ...gradients];
  };
  const exact = read(model);
  const spread = exact.map((numbers) => numbers.map(() => 0));
  for (let trial = 0; trial < TRIALS; trial++) {
    const inputs = model.inputs.map((input, i) =>
      i < known ? input : { ...input, values: input.values.map(factor) },
    );
    read({ ...model, inputs }).forEach((numbers, k) =>
      numbers.forEach((number, i) => {
        spread[k][i] = Math.max(spread[k][i], Math.abs(number - exact[k][i]));
      }),
    );
  }
  return { value: spread[0], tangent: spread[1], gradients: spread.slice(2) };
}

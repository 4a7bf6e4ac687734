/**
 * Computes now what depends on nothing: an elementwise operation on numbers gives a number, and on
 * repeated numbers a repeated number. The primitive's own eager rule computes it, so the result is the
 * eager one bit for bit. Reductions, loops and calls are left alone: folding must stay cheap.
 */
import {
  bindIn,
  broadcastTo,
  contiguous,
  scalarOf,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import { newLiteral, type Atom, type Equation, type Literal } from '../program.js';
import { everywhere, mapEquations, type Pass } from '../rewrite.js';
import { stage } from '../stage.js';
import { Uniforms } from './uniform.js';

/** Folds constants. Linear. */
export const foldConstants: Pass = /* @__PURE__ */ everywhere((program) => {
  const uniforms = new Uniforms();
  return mapEquations(program, (equation, emit) => {
    const number = isWritten(equation) ? null : fold(equation, uniforms);
    if (number === null) {
      uniforms.learn(equation);
      return equation;
    }
    const { equations, output } = repeated(number, equation.results[0]!.type);
    for (const made of equations) {
      emit({ ...made, origin: equation.origin });
      uniforms.learn(made);
    }
    return [output];
  });
});

/** Whether an equation is how a repeated number is written: a view of a literal. */
function isWritten({ args, results, primitive }: Equation): boolean {
  const moves = primitive.lower.kind === 'view' || primitive.lower.kind === 'reshape';
  return moves && args[0]?.kind === 'literal' && results[0]!.type.shape.length > 0;
}

/** The number that the only result repeats, or null. */
function fold(equation: Equation, uniforms: Uniforms): Literal | null {
  const { primitive, args, params, results } = equation;
  if (results.length !== 1 || args.length === 0) return null;
  if (args.some((a) => uniforms.numberOf(a) === null)) return null;
  const numbers = args.map((a) => uniforms.numberOf(a)!);
  switch (primitive.lower.kind) {
    case 'elementwise':
      return literalOf(bindIn(null, primitive, numbers.map(scalar), params)[0]!);
    case 'view':
    case 'reshape':
      return numbers[0]!;
    default:
      return null;
  }
}

function scalar({ value, type }: Literal): Tensor {
  return scalarOf(value, type.dtype, type.weak);
}

function literalOf(x: Tensor): Literal | null {
  return x.shape.length === 0 ? newLiteral(contiguous(x)[0]!, x.type) : null;
}

/** A number repeated over a type: a literal, and its broadcast where there are axes. */
function repeated(
  { value }: Literal,
  { dtype, shape, weak }: TensorType,
): { readonly equations: readonly Equation[]; readonly output: Atom } {
  if (shape.length === 0)
    return { equations: [], output: newLiteral(value, { dtype, shape, weak }) };
  const { program } = stage(
    () => ({ outputs: [broadcastTo(scalarOf(value, dtype, weak), shape)], rest: null }),
    [],
    { name: 'constant', purpose: 'folding', derived: true },
  );
  return { equations: program.equations, output: program.outputs[0]! };
}

/**
 * Removes operations that change nothing: x·1, x + (−0), −(−x), views of views, casts there and back. Only
 * what holds bit for bit for every x is used, and what has the same derivative: never x·0 → 0 or
 * x − x → 0, which are wrong for NaN and ∞, nor x + 0 → x, which is wrong for −0. The primitives say what
 * holds (`identity`, `compose`, and the map of a view); this pass knows none by name.
 */
import { isFloat, sameShape, type Primitive, type View } from '@gradus/tensor';
import { exactType, type Atom, type Equation, type Literal, type Var } from '../program.js';
import { everywhere, mapEquations, type Pass } from '../rewrite.js';
import { Uniforms } from './uniform.js';

/** Equations of primitives that can be composed with themselves, by their result. */
type Definitions = Map<Var, Equation>;

/** Removes operations that change nothing. Linear. */
export const simplify: Pass = /* @__PURE__ */ everywhere((program) => {
  const uniforms = new Uniforms();
  const definitions: Definitions = new Map();
  return mapEquations(program, (original) => {
    const outcome = composed(original, definitions);
    if (!('primitive' in outcome)) return outcome;
    const same = unchanged(outcome, uniforms);
    if (same !== null) return [same];
    if (outcome.primitive.compose !== undefined) definitions.set(outcome.results[0]!, outcome);
    uniforms.learn(outcome);
    return outcome;
  });
});

/** One application in place of two of the same primitive, as often as that goes. */
function composed(original: Equation, definitions: Definitions): Equation | readonly Atom[] {
  let equation = original;
  for (;;) {
    const inner = innerOf(equation, definitions);
    if (inner === null) return equation;
    const [x] = inner.args as [Atom];
    const params = equation.primitive.compose!(equation.params, inner.params, x.type);
    if (params === null) return equation;
    const { type } = equation.results[0]!;
    if (params === 'identity') return exactType(x.type, type) ? [x] : equation;
    if (!exactType(equation.primitive.type([x.type], params)[0]!, type)) return equation;
    equation = { ...equation, args: [x], params };
  }
}

/** The equation that made the only argument, when it is of the same primitive and both can be composed. */
function innerOf({ primitive, args }: Equation, definitions: Definitions): Equation | null {
  const [arg] = args;
  if (primitive.compose === undefined || args.length !== 1 || arg!.kind === 'literal') return null;
  const inner = definitions.get(arg!);
  return inner?.primitive === primitive ? inner : null;
}

/** The argument that the only result equals bit for bit, or null. */
function unchanged(equation: Equation, uniforms: Uniforms): Atom | null {
  const { primitive, args, results } = equation;
  if (results.length !== 1) return null;
  const kept = isWholeView(equation) ? args[0]! : beside(primitive, args, uniforms);
  return kept !== null && exactType(kept.type, results[0]!.type) ? kept : null;
}

/** The operand beside a number that leaves it as it is. */
function beside(primitive: Primitive, args: readonly Atom[], uniforms: Uniforms): Atom | null {
  const { identity } = primitive;
  if (identity === undefined || args.length !== 2) return null;
  const [left, right] = args as [Atom, Atom];
  if (isNumber(uniforms.numberOf(right), identity.right)) return left;
  return isNumber(uniforms.numberOf(left), identity.left) ? right : null;
}

function isNumber(literal: Literal | null, wanted: number | undefined): boolean {
  if (literal === null || wanted === undefined) return false;
  const { value, type } = literal;
  return isFloat(type.dtype) ? Object.is(value, wanted) : value === wanted;
}

/** Whether a view shows every element of its argument at its own place. */
function isWholeView({ primitive, args, results, params }: Equation): boolean {
  const { lower } = primitive;
  if (lower.kind !== 'view' && lower.kind !== 'reshape') return false;
  const [from, to] = [args[0]!.type.shape, results[0]!.type.shape];
  if (!sameShape(from, to)) return false;
  return lower.kind === 'reshape' || showsAll(lower, from, params);
}

function showsAll(lower: View, shape: readonly number[], params: Equation['params']): boolean {
  return lower.source(shape, shape, params).every(({ axis, offset, step }, i) => {
    const still = axis === i && offset === 0 && step === 1;
    return still || (axis === null && offset === 0 && shape[i] === 1);
  });
}

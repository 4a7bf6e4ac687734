/**
 * Common subexpressions: an equation that repeats an earlier one is dropped and the earlier results are
 * used. Alike are equations of the same primitive with the same arguments (in any order, where the
 * primitive is commutative) and the same parameters, numbers compared by their bits. Everything is pure,
 * so nothing else matters.
 */
import { literalKey, paramsKey, primitiveKey, programNumbers } from '../key.js';
import type { Atom, Equation } from '../program.js';
import { everywhere, mapEquations, type Pass } from '../rewrite.js';

/** Computes common subexpressions once. Linear, by hashing. */
export const cse: Pass = /* @__PURE__ */ everywhere((program) => {
  const seen = new Map<string, Equation>();
  const reference = programNumbers();
  return mapEquations(program, (equation) => {
    const params = paramsKey(equation.params, reference);
    const key = `${primitiveKey(equation.primitive)}${params}(${argsKey(equation)})`;
    const earlier = seen.get(key);
    if (earlier !== undefined) return earlier.results;
    seen.set(key, equation);
    return equation;
  });
});

function argsKey({ primitive, args }: Equation): string {
  const keys = args.map(atomKey);
  return (primitive.commutative === true ? keys.toSorted() : keys).join();
}

function atomKey(atom: Atom): string {
  return atom.kind === 'literal' ? literalKey(atom) : `v${atom.id}`;
}

/**
 * Common subexpressions: an equation that repeats an earlier one is dropped and the earlier results are
 * used. Alike are equations of the same primitive with the same arguments (in any order, where the
 * primitive is commutative) and the same parameters, numbers compared by their bits. Everything is pure,
 * so nothing else matters.
 *
 * Most equations repeat none, and a number made of primitive and arguments tells so at once; keys of everything
 * are written only for those whose numbers meet.
 */
import { identityOf, literalKey, paramsKey, primitiveKey, programNumbers } from '../key.js';
import type { Atom, Equation } from '../program.js';
import { everywhere, mapEquations, type Pass } from '../rewrite.js';

/** Computes common subexpressions once. Linear, by hashing. */
export const cse: Pass = /* @__PURE__ */ everywhere((program) => {
  /** The only equation of a number; null where there are several, each with its key. */
  const alone = new Map<number, Equation | null>();
  const seen = new Map<string, Equation>();
  const reference = programNumbers();
  const keyOf = (equation: Equation): string => {
    const params = paramsKey(equation.params, reference);
    return `${primitiveKey(equation.primitive)}${params}(${argsKey(equation)})`;
  };
  return mapEquations(program, (equation) => {
    const number = numberOf(equation);
    const first = alone.get(number);
    if (first !== null) alone.set(number, first === undefined ? equation : null);
    if (first === undefined) return equation;
    if (first !== null) seen.set(keyOf(first), first);
    const key = keyOf(equation);
    const earlier = seen.get(key);
    if (earlier !== undefined) return earlier.results;
    seen.set(key, equation);
    return equation;
  });
});

/** A number that equations have in common if they are alike; in whichever order their arguments are. */
function numberOf({ primitive, args }: Equation): number {
  let sum = mixed(identityOf(primitive));
  for (const a of args) sum = (sum + mixed(a.kind === 'literal' ? a.value * FINE : ~a.id)) | 0;
  return sum & SMALL;
}

/** Spreads the bits of an integer, so that sums seldom meet. */
function mixed(x: number): number {
  const spread = Math.imul(x, 0x9e37_79b1);
  return spread ^ (spread >>> 15);
}

/** Tells fractions apart. */
const FINE = 0x1_0001;
/** What engines hold without an object of its own. */
const SMALL = 0x3fff_ffff;

function argsKey({ primitive, args }: Equation): string {
  const keys = args.map(atomKey);
  return (primitive.commutative === true ? keys.toSorted() : keys).join();
}

function atomKey(atom: Atom): string {
  return atom.kind === 'literal' ? literalKey(atom) : `v${atom.id}`;
}

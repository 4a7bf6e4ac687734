/**
 * A repair is tried before it is offered: the repaired run is differentiated on the very input that failed,
 * and its gradient compared with the truth.
 */
import { bind, contiguous, dtypes, scalarAs, scalarOf, zerosOf, type Tensor } from '@gradus/tensor';
import { backward, chooseArguments, record } from '@gradus/autodiff';
import type { Atom, Program } from '@gradus/ir';
import type { Evidence } from '../evidence.js';
import { relativeError, toleranceOf } from '../shadow/loss.js';
import { trueSlope } from '../shadow/derivative.js';

/** Entries whose truth is compared. */
const TRIED = 8;

/**
 * Tries a repair on the failing input: is its gradient the true one at the sick entries?
 *
 * @param evidence - the entries in question
 * @param repaired - the function of the input, repaired
 * @returns true when every compared entry is right
 */
export function isRepair({ program, input, entries }: Evidence, repaired: Program): boolean {
  const gradient = gradientOf(repaired, input);
  const { tiny } = dtypes[input.dtype];
  return entries.slice(0, TRIED).every((entry) => {
    const { slope } = trueSlope(program, entry);
    if (slope?.isFinite() !== true) return false; // nothing to compare with
    if (slope.abs().lt(tiny)) return Math.abs(gradient[entry]!) <= tiny;
    return relativeError(gradient[entry]!, slope) <= toleranceOf(input);
  });
}

/** The gradient of a program that is run this once: nothing is prepared that would save time the second time. */
function gradientOf(program: Program, input: Tensor): ArrayLike<number> {
  const title = 'a tried repair';
  const f = (x: Tensor): Tensor => valueOf(program, x);
  const { outputs, tape } = record({ f, ...chooseArguments([input], 0, title), title });
  const [value] = outputs as [Tensor];
  const [cotangent] = backward(tape, [scalarOf(1, value.dtype, value.type.weak)]);
  return contiguous(cotangent ?? zerosOf(input.type));
}

function valueOf(
  { inputs: [input], captures, equations, outputs: [output] }: Program,
  x: Tensor,
): Tensor {
  const values = new Map<Atom, Tensor>([[input!, x]]);
  const valueOfAtom = (atom: Atom): Tensor =>
    atom.kind === 'literal' ? scalarAs(atom.type, atom.value) : values.get(atom)!;
  for (const { variable, value } of captures) values.set(variable, value);
  for (const { primitive, args, params, results } of equations) {
    const made = bind(primitive, args.map(valueOfAtom), params);
    for (let k = 0; k < results.length; k++) values.set(results[k]!, made[k]!);
  }
  return valueOfAtom(output!);
}

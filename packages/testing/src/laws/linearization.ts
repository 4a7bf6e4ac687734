/**
 * Law 11: one linearization serves any number of pushes and pulls. A tape is data: pushing along it gives what
 * forward mode gives, and pulling twice gives the same bits twice.
 */
import type { Tensor } from '@gradus/tensor';
import { jvp, linearize, vjp } from '@gradus/autodiff';
import { BITS, difference } from '../close.js';
import { breach } from './breach.js';
import { roundings } from './compile.js';
import { directions } from './directions.js';
import { describeSubject, floatResults, subjectOf, type Subject } from './flatFunction.js';

const PUSHES = 3;

/**
 * Checks that a linearization can be reused.
 *
 * @param f - a function of trees
 * @param args - the point
 * @returns how many pushes and pulls were compared; throws GR701
 *
 * @example
 * ```ts
 * import { sin, type Tensor } from '@gradus/tensor';
 * import { checkLinearize } from '@gradus/testing';
 * console.log(checkLinearize((x: Tensor) => sin(x), [0.5])); // => 5
 * ```
 */
export function checkLinearize<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
): number {
  const subject = floatResults(subjectOf(f, args));
  return pushes(subject) + pulls(subject);
}

function requireSame(
  subject: Subject,
  what: string,
  pair: [Tensor[], Tensor[]],
  exact: boolean,
): void {
  const [found, expected] = pair;
  found.forEach((y, k) => {
    const e = expected[k]!;
    const apart = difference(y, e, exact ? BITS : roundings(e));
    if (apart !== null)
      throw breach('linearize', describeSubject(subject), `${what} ${k}: ${apart}`);
  });
}

function pushes(subject: Subject): number {
  const [values, push] = linearize(subject.run, subject.primals);
  for (let turn = 0; turn < PUSHES; turn++) {
    const tangents = directions(subject.primals, turn);
    const [primals, expected] = jvp(subject.run, subject.primals, tangents);
    requireSame(subject, 'value', [values, primals], true);
    const pushed = push(...tangents);
    requireSame(subject, 'pushed tangent', [pushed, expected], false);
  }
  return PUSHES;
}

function pulls(subject: Subject): number {
  const [values, pullback] = vjp(subject.run, subject.primals) as unknown as [
    Tensor[],
    (w: unknown) => (Tensor | null)[],
  ];
  const pull = (seed: number): Tensor[] =>
    pullback(directions(values, seed)).filter((c): c is Tensor => c !== null);
  const first = pull(1);
  pull(2);
  requireSame(subject, 'cotangent pulled again', [pull(1), first], true);
  return 2;
}

/**
 * What every construct is tested for: staged as eager, gradients as finite differences in double precision,
 * forward mode as reverse mode, and their second order. Finite differences are the truth; the functions
 * given here are smooth where they are asked.
 */
import { expect } from '@jest/globals';
import type { Tensor } from '@gradus/tensor';
import { array, bind, withDefaultDtype } from '@gradus/tensor';
import { callPrimitive, hoistCaptures, stage } from '@gradus/ir';
import { vmap } from '@gradus/batching';
import { grad, jvp, vjp } from '@gradus/autodiff';

export type Scalar = (x: Tensor) => Tensor;

/** A jit without a compiler: stages the function and calls its program. */
export function staged(f: Scalar): Scalar {
  return (x) => {
    const { program } = stage(([v]) => ({ outputs: [f(v!)], rest: null }), [x.type], {
      name: 'f',
      purpose: 'jit',
    });
    const { closed, values } = hoistCaptures(program);
    return bind(callPrimitive, [...values, x], { programs: { body: closed } })[0]!;
  };
}

const H = 1e-4;
const float64 = <R>(f: () => R): R => withDefaultDtype('float64', f);

/** f′ by central differences of fourth order. */
export function slope(f: Scalar, x: number): number {
  const at = (d: number): number => f(array(x + d * H)).item();
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * H);
}

export interface Checks {
  /** Where reverse mode is refused inside jit. */
  readonly stagedReverse?: boolean;
}

/** All derivatives of a scalar function at a point, against finite differences. */
export function checkScalar(f: Scalar, x: number, { stagedReverse = true }: Checks = {}): void {
  float64(() => {
    const at = array(x);
    const forward: Scalar = (v) => jvp(f, [v], [array(1)])[1];
    const reverse: Scalar = (v) => grad(f)(v);
    const close = (found: Tensor, truth: number, digits: number): void =>
      expect(Math.abs(found.item() - truth) / Math.max(1, Math.abs(truth))).toBeLessThan(
        10 ** -digits,
      );
    const value = f(at).item();
    close(staged(f)(at), value, 14);
    const first = slope(f, x);
    const second = slope(reverse, x);
    close(forward(at), first, 9);
    close(reverse(at), first, 9);
    close(vjp(f, [at])[1](1)[0], first, 9);
    close(staged(forward)(at), first, 9);
    close(jvp(staged(f), [at], [array(1)])[1], first, 9);
    for (const outer of [
      grad,
      (g: Scalar): Scalar =>
        (v) =>
          jvp(g, [v], [array(1)])[1],
    ]) {
      close(outer(reverse)(at), second, 9);
      close(outer(forward)(at), second, 9);
    }
    if (stagedReverse) {
      close(staged(reverse)(at), first, 9);
      close(grad(staged(f))(at), first, 9);
      close(grad(staged(reverse))(at), second, 9);
      close(grad(staged(grad(staged(f))))(at), second, 9);
    }
  });
}

/** vmap(f) and its derivatives are those of the elements one by one. */
export function checkLanes(f: Scalar, xs: readonly number[], inside = true): void {
  float64(() => {
    const stacked = array([...xs]);
    const each = (g: Scalar): unknown => xs.map((x) => g(array(x)).item());
    const forward: Scalar = (v) => jvp(f, [v], [array(1)])[1];
    const close = (found: Tensor, truth: unknown): void => {
      const all = found.tolist() as number[];
      (truth as number[]).forEach((t, i) =>
        expect(Math.abs(all[i]! - t) / Math.max(1, Math.abs(t))).toBeLessThan(1e-12),
      );
    };
    close(vmap(f)(stacked), each(f));
    close(staged((v) => vmap(f)(v))(stacked), each(f));
    close(vmap(forward)(stacked), each(forward));
    close(
      grad((v: Tensor) => vmap(f)(v).sum())(stacked),
      each((v) => grad(f)(v)),
    );
    if (inside)
      close(
        vmap(grad(f))(stacked),
        each((v) => grad(f)(v)),
      );
  });
}

/** The code of the error that `f` throws. */
export function codeOf(f: () => unknown): string {
  return (thrown(f) as { readonly code?: string }).code ?? 'no code';
}

/** The message of the error that `f` throws. */
export function messageOf(f: () => unknown): string {
  return (thrown(f) as Error).message;
}

function thrown(f: () => unknown): unknown {
  try {
    f();
  } catch (error) {
    return error;
  }
  return new TypeError('nothing was thrown');
}

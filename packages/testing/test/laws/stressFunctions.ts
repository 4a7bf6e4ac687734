/**
 * Functions of one number that press on what transformations have to keep apart: loops and choices in one
 * another, rules of one's own, trees, orders and places, products and running totals, derivatives inside.
 * Each is smooth around 0.7, where it is tried.
 */
import * as g from '@gradus/tensor';
import { array, cos, erf, exp, sin, sort, tanh, type Tensor } from '@gradus/tensor';
import {
  checkpoint,
  customJvp,
  customVjp,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  linearTranspose,
  vjp,
} from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import {
  associativeScan,
  cond,
  foriLoop,
  map,
  scan,
  switchCase,
  where,
  whileLoop,
} from '@gradus/control-flow';
import { hypot, implicitDiff, logsumexp, softmax, whereSafe } from '@gradus/numerics';
import { compiled } from '../../src/compiler.js';
import type { ScalarFunction } from '../../src/index.js';

const row = (): Tensor => array([0.3, -1.2, 0.8, 1.7]);
const table = (): Tensor => array([[0.5, -1, 2], [1.5, 0.25, -0.75]]); // prettier-ignore

const sine = customJvp(
  (x: Tensor) => sin(x),
  ([x], [t]) => [sin(x), cos(x).mul(t)],
);
const swish = customVjp(
  (x: Tensor) => x.mul(tanh(x)),
  (x) => [x.mul(tanh(x)), x],
  (x: Tensor, w) => [w.mul(tanh(x).add(x.mul(g.subtract(1, g.square(tanh(x))))))],
);
/** Heron's √a, of which nothing but the solution is differentiated. */
const root = implicitDiff(
  (a: Tensor) => foriLoop(0, 6, (_, y: Tensor) => y.add(a.div(y)).div(2), a),
  (y, a) => y.mul(y).sub(a),
);

const loops: Record<string, ScalarFunction> = {
  cond: (x) =>
    cond(
      x.greater(0.5),
      (v) => sin(v).mul(x),
      (v) => v,
      x,
    ),
  switchCase: (x) =>
    switchCase(g.floor(x.mul(2)).astype('int32'), [sin, (v) => v.mul(v).mul(v), exp], x),
  foriLoop: (x) => foriLoop(0, 3, (i, c) => sin(c.mul(x)).add(i), x),
  whileLoop: (x) =>
    whileLoop(
      (c) => c.less(5),
      (c) => c.mul(x.add(1.3)),
      x,
      { maxSteps: 16 },
    ),
  scan: (x) => scan((c, r) => [tanh(c.mul(x).add(r)), c.mul(r)], x, row())[1].sum(),
  'scan in reverse': (x) =>
    scan((c, r) => [sin(c.add(r)), c], x, row().mul(x), { reverse: true })[1].sum(),
  'scan with checkpoints': (x) =>
    scan((c, r) => [sin(c.mul(r)).add(x), null], x, row(), { checkpoint: true })[0],
  'scan of a tree': (x) =>
    scan(
      ({ a, n }, [r]) => [{ a: sin(a).mul(r), n: n.add(1) }, a.mul(n)],
      { a: x, n: array(0, { dtype: 'int32' }) },
      [row()],
    )[1].sum(),
  map: (x) => map((r) => sin(r.mul(x)), row()).sum(),
  associativeScan: (x) => associativeScan((a, b) => a.mul(b), row().mul(x)).sum(),
  'choice in a scan': (x) =>
    scan(
      (c, r) => [
        cond(
          r.greater(0),
          (v) => sin(v).mul(x),
          (v) => v.add(r),
          c,
        ),
        c,
      ],
      x,
      row(),
    )[1].sum(),
  'scan in a choice': (x) =>
    cond(
      x.less(1),
      (v) => scan((c, r) => [sin(c.mul(r)), null], v, row())[0],
      (v) => v,
      x,
    ),
  'choice by the row': (x) =>
    vmap((r: Tensor) =>
      cond(
        r.greater(0),
        (v) => sin(v.mul(x)),
        (v) => exp(v.mul(x)),
        r,
      ),
    )(row()).sum(),
};

const rules: Record<string, ScalarFunction> = {
  customJvp: (x) => sine(sine(x).mul(x)),
  'customJvp in a scan': (x) => scan((c, r) => [sine(c.mul(r)), c], x, row())[1].sum(),
  'customVjp in a scan': (x) => scan((c, r) => [swish(c.add(r)), c], x, row())[1].sum(),
  customVjp: (x) => swish(swish(x).mul(x)),
  checkpoint: (x) => checkpoint((v: Tensor) => sin(sin(v).mul(v)))(x).mul(x),
  'solution of an equation': (x) => root(sin(x)),
  linearTranspose: (x) =>
    linearTranspose(
      (v: Tensor) => table().mul(sin(x)).matmul(v),
      array([0, 0, 0]),
    )(array([1, 2]))[0].sum(),
};

const inside: Record<string, ScalarFunction> = {
  'grad inside': (x) => grad((v: Tensor) => sin(v.mul(x)).mul(v))(x.mul(2)),
  'jvp inside': (x) => jvp((v) => exp(v.mul(x)), [x], [x])[1],
  'vjp inside': (x) => vjp((v) => sin(v.mul(x)), [x])[1](x)[0],
  'linearize inside': (x) => linearize((v) => tanh(v.mul(x)), [x])[1](x),
  'hvp inside': (x) => hvp((v) => sin(v.mul(row())).mul(x).sum(), [x], [x.mul(2)]),
  'hessian inside': (x) => hessian((v: Tensor) => sin(g.prod(v.mul(x))))(array([x, 2])).sum(),
  'Jacobians inside': (x) =>
    jacfwd((v: Tensor) => sin(v.mul(x)))(row())
      .mul(jacrev((v: Tensor) => exp(v.mul(x)))(row()))
      .sum(),
  'compiled inside': (x) => compiled((v: Tensor) => sin(v.mul(x)))(x),
  'lanes inside': (x) => vmap((v: Tensor) => grad((u: Tensor) => sin(u.mul(x)))(v))(row()).sum(),
};

const arrays: Record<string, ScalarFunction> = {
  tree: (x) => {
    const tree = g.tree.map((leaf) => x.mul(leaf), { a: row(), b: [x, { c: table() }] });
    return g.tree.leaves(tree).reduce((sum: Tensor, leaf) => sum.add(sin(leaf as Tensor).sum()), x);
  },
  sort: (x) => sort(row().mul(x)).mul(row()).sum().mul(x),
  topK: (x) => g.topK(sin(row().mul(x)), 2)[0].sum(),
  'argmax and take': (x) => g.take(sin(row().mul(x)), g.argmax(row().mul(x))),
  extrema: (x) => g.max(row().mul(x)).mul(g.min(sin(row().mul(x)))),
  gather: (x) =>
    g
      .take(exp(row().mul(x)), [2, 0, 2, 3])
      .mul(row())
      .sum(),
  scatter: (x) =>
    g
      .square(
        g.scatterAdd(row(), array([1, 1, 3], { dtype: 'int32' }), array([x, x.mul(x), sin(x)])),
      )
      .sum(),
  'moving slice': (x) => sin(row().mul(x).slice([1, 3])).sum(),
  'pad, flip, roll and join': (x) =>
    sin(
      g.concatenate([g.flip(g.roll(row().mul(x), 1)), g.pad(row(), 1).mul(x)]).slice([2, 8]),
    ).sum(),
  matmul: (x) =>
    table()
      .mul(x)
      .matmul(sin(table().mul(x)).transpose())
      .sum(),
  einsum: (x) => g.einsum('ij,kj,i->k', table().mul(x), sin(table().mul(x)), array([x, 2])).sum(),
  cumsum: (x) => sin(g.cumsum(row().mul(x))).sum(),
  cumprod: (x) => g.cumprod(row().mul(x)).sum(),
  prod: (x) => g.prod(row().mul(x).add(1)),
  'softmax and logsumexp': (x) =>
    softmax(row().mul(x))
      .mul(row())
      .sum()
      .mul(logsumexp(row().mul(x))),
  'polar coordinates': (x) => hypot(x, sin(x)).mul(g.arctan2(x, exp(x))),
  powers: (x) => g.power(x, x).add(g.power(x, 3)).mul(erf(x)),
  guarded: (x) => whereSafe(row().greater(0), row().mul(x), g.log, 0).sum(),
  'chosen by element': (x) => where(row().greater(0), sin(row().mul(x)), exp(row().mul(x))).sum(),
  statistics: (x) => g.std(sin(row().mul(x))).mul(g.mean(exp(row().mul(x)))),
};

/** All of them by name. */
export const stressFunctions: Readonly<Record<string, ScalarFunction>> = {
  ...loops,
  ...rules,
  ...inside,
  ...arrays,
};

/** What the compiler knows of choices and loops. Compiled by the type check, not run. */
import { array, type Tensor } from '@gradus/tensor';
import { cond, foriLoop, map, scan, switchCase, whileLoop } from '../src/index.js';

const x: Tensor = array([1, 2]);
interface Params {
  w: Tensor;
  b: number;
}
const params: Params = { w: x, b: 0 };

// Trees of the operands and of the result.
const y: { sum: Tensor } = cond(
  true,
  (p) => ({ sum: p.w.add(p.b) }),
  (p) => ({ sum: p.w }),
  params,
);
const z: Tensor = cond(
  x.greater(0),
  (v) => v.mul(2),
  () => 0,
  x,
);
const s: Tensor = switchCase(1, [(v) => v, () => 1, (v) => v.neg()], x);

// A carry of numbers is seen as tensors; pairs stay pairs.
const [total, sums]: [Tensor, Tensor] = scan((c, v) => [c.add(v), c], 0, x);
const [[h, n], ys] = scan(([c, k], v) => [[c.add(v.a), k.add(1)], null], [x, 0], { a: x });
const nothing: null = ys;
const last: Tensor = h.add(n);
const [state] = scan((c) => [{ w: c.w, b: c.b.add(1) }, null], params, null, { length: 3 });
const b: Tensor = state.b;
const rows: { twice: Tensor } = map((v) => ({ twice: v.mul(2) }), x);
const f: Tensor = foriLoop(0, 3, (i, c) => c.add(i), 0);
const [a, steps] = whileLoop(
  ([c]) => c.less(3),
  ([c, k]) => [c.mul(2), k.add(1)],
  [1, 0],
);

// @ts-expect-error the carry loses a field
scan((c) => [{ w: c.w }, null], params, null, { length: 3 });
// @ts-expect-error a scan returns a pair
scan((c) => c, 0, x);
const text = (): string => 'yes';
// @ts-expect-error a condition is no text
whileLoop(text, (c) => c, 1);
const two = (v: Tensor, w: Tensor): Tensor => v.add(w);
// @ts-expect-error an operand is missing
cond(true, two, (v) => v, x);

export { a, b, f, last, nothing, rows, s, steps, sums, total, y, z };

// Choices and loops that are compared with JAX: values, both modes, second derivatives, batches whose lanes choose
// differently or stop at different times, compiled. At ties, at indices outside, with NaN and infinite slopes
// in the branch not taken, with no steps and with one, with nothing to scan.
import * as tensor from '@gradus/tensor';
import * as control from '@gradus/control-flow';

const g = { ...tensor, ...control };

const vector = (values) => ({ shape: [values.length], values });
const matrix = (rows, values) => ({ shape: [rows, values.length / rows], values });
const empty = { shape: [0], values: [] };

/** One function at several inputs, which tell the cases apart; compiled at the first of them. */
const at = (name, gradus, jax, cases) =>
  Object.entries(cases).map(([label, inputs], k) => ({
    name: `${name}, ${label}`,
    family: 'control',
    compiled: k === 0,
    gradus,
    jax,
    inputs: [inputs].flat(),
  }));

const first = (x) => g.slice(x, 0);
const second = (x) => g.slice(x, 1);
const whole = (x) => g.astype(g.floor(x), 'int32');
const sum2 = ([a, b]) => g.add(a, g.multiply(b, 3));
const INT = { dtype: 'int32' };

/** Lanes of a batch are the numbers and the numbers backwards. */
const LANES = {
  'lanes that differ': vector([0.5, 1, -2]),
  'lanes that agree': vector([0.5, -1.25, 2]),
  'a tie': vector([0, 1, -2]),
};
const EDGE = {
  'the edge not taken': vector([-1, 1, 4]),
  'the edge itself': vector([0, 1, 4]),
  taken: vector([2, 1, 0]),
};
const STEPS = {
  'four steps': [vector([0.7, -0.5]), vector([0.5, -1.25, 2, 0.75])],
  'one step': [vector([0.7, -0.5]), vector([0.5])],
  'no steps': [vector([0.7, -0.5]), empty],
};

const conds = [
  ...at('cond', (x) => g.cond(g.greater(first(x), 0), g.sin, (v) => v.mul(v).mul(2), x), 'lax.cond(x0[0] > 0, jnp.sin, lambda v: v * v * 2, x0)', LANES),
  ...at('cond with log', (x) => g.cond(g.greater(first(x), 0), g.log, (v) => v.mul(3), first(x)), 'lax.cond(x0[0] > 0, jnp.log, lambda v: v * 3, x0[0])', EDGE),
  ...at('cond with sqrt', (x) => g.cond(g.greater(first(x), 0), (v) => g.sqrt(v), (v) => v.mul(v), first(x)), 'lax.cond(x0[0] > 0, jnp.sqrt, lambda v: v * v, x0[0])', EDGE),
  ...at('cond with a constant', (x) => g.cond(g.greater(first(x), 0), (v) => g.exp(v), () => 1, second(x)), 'lax.cond(x0[0] > 0, jnp.exp, lambda v: jnp.ones_like(v), x0[1])', LANES),
  ...at('cond of pairs', (x) => sum2(g.cond(g.less(first(x), second(x)), (a, b) => [b, a.mul(2)], (a, b) => [a.mul(b), b.mul(b)], x, g.flip(x, 0))), '(lambda p: p[0] + p[1] * 3)(lax.cond(x0[0] < x0[1], lambda a, b: (b, a * 2), lambda a, b: (a * b, b * b), x0, x0[::-1]))', LANES),
  ...at('cond in cond', (x) => g.cond(g.greater(first(x), 0), (v) => g.cond(g.greater(second(v), 1), g.cos, g.exp, v), g.tanh, x), 'lax.cond(x0[0] > 0, lambda v: lax.cond(v[1] > 1, jnp.cos, jnp.exp, v), jnp.tanh, x0)', LANES),
  ...at('switchCase', (x) => g.switchCase(whole(first(x)), [g.sin, (v) => v.mul(v), g.exp], x), 'lax.switch(jnp.floor(x0[0]).astype(jnp.int32), [jnp.sin, lambda v: v * v, jnp.exp], x0)', {
    'index −1': vector([-0.5, 1.5]), 'index 0': vector([0.25, 2.5]), 'index 1': vector([1.5, 0.75]), 'index 2': vector([2.5, -7]), 'index 7': vector([7.5, 0.5]),
  }),
]; // prettier-ignore

const scans = [
  ...at('scan', (c, xs) => { const [carry, ys] = g.scan((a, x) => [g.sin(a).mul(x).add(a), a.mul(x)], c, xs); return g.concatenate([carry, g.ravel(ys)], 0); }, '(lambda r: jnp.concatenate([r[0], r[1].ravel()]))(lax.scan(lambda a, x: (jnp.sin(a) * x + a, a * x), x0, x1))', STEPS),
  ...at('scan from the end', (c, xs) => { const [carry, ys] = g.scan((a, x) => [a.mul(x).add(1), a], c, xs, { reverse: true }); return g.concatenate([carry, g.ravel(ys)], 0); }, '(lambda r: jnp.concatenate([r[0], r[1].ravel()]))(lax.scan(lambda a, x: (a * x + 1, a), x0, x1, reverse=True))', STEPS),
  ...at('scan without xs', (c) => g.add(...[0, 1].map((k) => { const [carry, ys] = g.scan((a) => [g.cos(a), a.mul(a)], c, null, { length: 3 }); return k === 0 ? carry : g.sum(ys, 0); })), '(lambda r: r[0] + jnp.sum(r[1], 0))(lax.scan(lambda a, _: (jnp.cos(a), a * a), x0, None, length=3))', { 'three steps': vector([0.7, -0.5]) }),
  ...at('scan without xs or steps', (c) => g.scan((a) => [g.cos(a), a], c, null, { length: 0 })[0], 'lax.scan(lambda a, _: (jnp.cos(a), a), x0, None, length=0)[0]', { 'no steps': vector([0.7, -0.5]) }),
  ...at('scan that counts', (c, xs) => { const [[n, a]] = g.scan(([i, v], x) => [[i.add(1), v.mul(x).add(i)], null], [g.array(0, INT), c], xs); return a.mul(n); }, '(lambda r: r[0][1] * r[0][0])(lax.scan(lambda c, x: ((c[0] + 1, c[1] * x + c[0]), None), (jnp.int32(0), x0), x1))', STEPS),
  ...at('scan of a recurrent layer', (w, xs) => g.scan((h, x) => { const n = g.tanh(g.matmul(w, h).add(x)); return [n, null]; }, g.zeros([2], { dtype: w.dtype }), xs)[0], 'lax.scan(lambda h, x: (jnp.tanh(x0 @ h + x), None), jnp.zeros(2, x0.dtype), x1)[0]', { 'three steps': [matrix(2, [0.5, -0.25, 0.75, 1]), matrix(3, [1, 0.5, -1, 0.25, 0.75, -0.5])] }),
  ...at('cond in scan', (c, xs) => g.scan((a, x) => [g.cond(g.greater(x, 0), (v) => g.sin(v).mul(x), (v) => v.sub(x), a), a], c, xs)[0], 'lax.scan(lambda a, x: (lax.cond(x > 0, lambda v: jnp.sin(v) * x, lambda v: v - x, a), a), x0, x1)[0]', STEPS),
  ...at('log not taken in scan', (c, xs) => g.scan((a, x) => [g.cond(g.greater(x, 0), () => g.log(x).mul(a), () => a, x), a], c, xs)[0], 'lax.scan(lambda a, x: (lax.cond(x > 0, lambda _: jnp.log(x) * a, lambda _: a, x), a), x0, x1)[0]', STEPS),
  ...at('scan in scan', (c, xs) => g.scan((a, x) => [g.scan((b, y) => [b.mul(y).add(x), null], a, xs)[0], null], c, xs)[0], 'lax.scan(lambda a, x: (lax.scan(lambda b, y: (b * y + x, None), a, x1)[0], None), x0, x1)[0]', STEPS),
  ...at('scan in cond', (c, xs) => g.cond(g.greater(first(c), 0), (v) => g.scan((a, x) => [g.sin(a).mul(x), null], v, xs)[0], (v) => v.mul(2), c), 'lax.cond(x0[0] > 0, lambda v: lax.scan(lambda a, x: (jnp.sin(a) * x, None), v, x1)[0], lambda v: v * 2, x0)', STEPS),
  ...at('map', (xs) => g.map((x) => g.sin(x).mul(x), xs), 'lax.map(lambda x: jnp.sin(x) * x, x0)', { three: vector([0.5, -1.25, 2]), one: vector([0.5]), none: empty }),
]; // prettier-ignore

/** Reverse mode of a batch whose lanes stop apart, and compiled, needs a bound; JAX has none at all. */
const BOUND = { maxSteps: 16 };

const loops = [
  ...at('foriLoop', (x) => g.foriLoop(0, 5, (i, v) => g.sin(v).mul(i.add(1)), x), 'lax.fori_loop(0, 5, lambda i, v: jnp.sin(v) * (i + 1), x0)', { 'five steps': vector([0.5, -1.25]) }),
  ...at('foriLoop of none', (x) => g.foriLoop(3, 3, (i, v) => g.sin(v).mul(i), x), 'lax.fori_loop(3, 3, lambda i, v: jnp.sin(v) * i, x0)', { 'no steps': vector([0.5, -1.25]) }),
  ...at('foriLoop downwards', (x) => g.foriLoop(5, 2, (i, v) => g.sin(v).mul(i), x), 'lax.fori_loop(5, 2, lambda i, v: jnp.sin(v) * i, x0)', { 'no steps': vector([0.5, -1.25]) }),
  ...at('whileLoop', (x) => g.whileLoop((v) => g.greater(g.abs(first(v)), 0.3), (v) => g.sin(v).mul(0.75), x, BOUND), 'lax.while_loop(lambda v: jnp.abs(v[0]) > 0.3, lambda v: jnp.sin(v) * 0.75, x0)', { 'lanes that stop apart': vector([0.5, -1.25, 2]), 'no steps in one lane': vector([0.25, 1, 1.5]), 'no steps': vector([0.25, 1, -0.125]) }),
  ...at('whileLoop that counts', (x) => g.whileLoop(([i]) => i.less(4), ([i, v]) => [i.add(1), v.mul(v).sub(i)], [g.array(0, INT), x], BOUND)[1], 'lax.while_loop(lambda c: c[0] < 4, lambda c: (c[0] + 1, c[1] * c[1] - c[0]), (jnp.int32(0), x0))[1]', { 'four steps': vector([0.5, -1.25]) }),
  ...at('log after the end of a whileLoop', (x) => g.whileLoop((v) => g.greater(v, 0.5), (v) => g.log(v), first(x), BOUND), 'lax.while_loop(lambda v: v > 0.5, jnp.log, x0[0])', { 'lanes that stop apart': vector([3, 20]) }),
  ...at('whileLoop in scan', (c, xs) => g.scan((a, x) => [g.whileLoop((v) => g.greater(g.abs(first(v)), 0.5), (v) => v.mul(0.5), a.add(x), BOUND), a], c, xs)[0], 'lax.scan(lambda a, x: (lax.while_loop(lambda v: jnp.abs(v[0]) > 0.5, lambda v: v * 0.5, a + x), a), x0, x1)[0]', STEPS),
  ...at('cond in whileLoop', (x) => g.whileLoop((v) => g.greater(g.abs(first(v)), 0.3), (v) => g.cond(g.greater(second(v), 0), (u) => u.mul(0.5), (u) => g.sin(u).mul(0.25), v), x, BOUND), 'lax.while_loop(lambda v: jnp.abs(v[0]) > 0.3, lambda v: lax.cond(v[1] > 0, lambda u: u * 0.5, lambda u: jnp.sin(u) * 0.25, v), x0)', LANES),
]; // prettier-ignore

const LONG = { five: vector([0.5, -1.25, 2, 0.75, -0.5]), one: vector([0.5]), none: empty, ties: vector([1, 1, 2, 2]), zeros: vector([0, 2, 0, 3]) }; // prettier-ignore
const running = (name, f, jax) => at(`associativeScan of ${name}`, (x) => g.associativeScan(f, x), `lax.associative_scan(${jax}, x0)`, LONG); // prettier-ignore

const prefixes = [
  ...running('add', g.add, 'jnp.add'),
  ...running('multiply', g.multiply, 'jnp.multiply'),
  ...at('associativeScan from the end', (x) => g.associativeScan(g.multiply, x, { reverse: true }), 'lax.associative_scan(jnp.multiply, x0, reverse=True)', LONG),
  ...at('associativeScan of pairs', (x) => sum2(g.associativeScan(([a, b], [c, d]) => [a.mul(c), b.mul(c).add(d)], [x, g.sin(x)])), '(lambda p: p[0] + p[1] * 3)(lax.associative_scan(lambda l, r: (l[0] * r[0], l[1] * r[0] + r[1]), (x0, jnp.sin(x0))))', LONG),
  ...at('associativeScan along axis 1', (x) => g.associativeScan(g.add, x, { axis: 1 }), 'lax.associative_scan(jnp.add, x0, axis=1)', { matrix: matrix(2, [0.5, -1.25, 2, 0.75, -0.5, 1]) }),
]; // prettier-ignore

/** Every function with its inputs. */
export const controlFunctions = [...conds, ...scans, ...loops, ...prefixes];

/**
 * The types of transformations: a gradient has the user's own type, interfaces, tuples, optional and readonly fields
 * included, with numbers turned into tensors; wrong keys and wrong arguments are compile errors.
 */
import type { Tensor } from '@gradus/tensor';
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
  valueAndGrad,
  vjp,
} from '@gradus/autodiff';

/** Compiles only where the two types are the same. */
declare function same<A, B>(
  ...proof: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? [] : [never]
): void;

interface Layer {
  w: Tensor;
  readonly b: Tensor;
  scale?: Tensor;
}
interface Model {
  layers: Layer[];
  pair: [Tensor, number];
  readonly fixed: readonly [Tensor];
  nothing: null;
}
declare const model: Model;
declare const x: Tensor;
declare const loss: (m: Model, x: Tensor) => Tensor;

const g = grad(loss)(model, x);
same<typeof g.layers, { w: Tensor; readonly b: Tensor; scale?: Tensor }[]>();
same<typeof g.pair, [Tensor, Tensor<'float32'>]>();
same<typeof g.nothing, null>();
same<NonNullable<(typeof g.layers)[number]['scale']>, Tensor>();
// @ts-expect-error a field that the model does not have
void g.weights;
// @ts-expect-error readonly stays readonly
g.layers[0]!.b = x;
// @ts-expect-error the other argument is missing
grad(loss)(model);
// @ts-expect-error a string is no model
grad(loss)('model', x);

// argnums: a number names one, a list gives a tuple in its order
same<ReturnType<ReturnType<typeof byData>>, Tensor>();
const byData = () => grad(loss, { argnums: 1 });
const [gx, gm] = grad(loss, { argnums: [1, 0] })(model, x);
same<typeof gx, Tensor>();
same<typeof gm.pair, [Tensor, Tensor<'float32'>]>();

// hasAux everywhere
declare const withExtras: (
  m: Model,
  x: Tensor,
) => readonly [Tensor, { steps: number; name: string }];
const [ga, extras] = grad(withExtras, { hasAux: true })(model, x);
same<typeof ga.pair, [Tensor, Tensor<'float32'>]>();
same<typeof extras, { steps: number; name: string }>();
const [[value, also], gv] = valueAndGrad(withExtras, { hasAux: true, argnums: 1 })(model, x);
same<typeof value, Tensor>();
same<typeof also.name, string>();
same<typeof gv, Tensor>();
// @ts-expect-error a loss without extras has no pair
grad(withExtras)(model, x);
// @ts-expect-error a loss is one number, no list
grad((v: Tensor) => [v, v])(x);

// Jacobians: for each leaf of the result a tree like the argument
declare const both: (m: { a: Tensor; b: Tensor }) => { y: Tensor; z: [Tensor] };
const j = jacrev(both)({ a: x, b: x });
same<typeof j.y, { a: Tensor; b: Tensor }>();
same<(typeof j.z)[0], { a: Tensor; b: Tensor }>();
const [ja, aux] = jacfwd((v: Tensor) => [v, 'extra'] as const, { hasAux: true })(x);
same<typeof ja, Tensor>();
same<typeof aux, 'extra'>();
const h = hessian((m: { a: Tensor; b: Tensor }) => m.a.mul(m.b))({ a: x, b: 1 });
same<typeof h.a.b, Tensor>();
same<ReturnType<typeof product>, Tensor>();
const product = () => hvp((v: Tensor) => v.mul(v), [x], [x]);

// The pairs of vjp, jvp, linearize
const [y, pullback] = vjp((v: Tensor, w: Tensor) => ({ p: v.mul(w) }), [x, 2]);
same<typeof y, { p: Tensor }>();
void pullback({ p: 1 })[1].item();
// @ts-expect-error two arguments, two cotangents
void pullback({ p: 1 })[2].item();
const [z, dz] = jvp((v: Tensor) => ({ q: v }), [x], [1]);
same<typeof z, typeof dz>();
const [, push] = linearize((v: Tensor) => v.mul(v), [x]);
void push(1).item();
void linearTranspose((v: Tensor) => v.mul(2), x)(1)[0].item();

// Rules of one's own keep the type of the function
const ruled = customJvp(
  (p: { a: Tensor }, v: Tensor) => ({ out: p.a.mul(v) }),
  ([p, v], [dp]) => [{ out: p.a.mul(v) }, { out: dp.a.mul(v) }],
);
same<ReturnType<typeof ruled>, { out: Tensor }>();
declare const otherRule: (
  primals: [Tensor],
  tangents: [Tensor],
) => readonly [{ v: Tensor }, Tensor];
// @ts-expect-error the value has another type than the function's
customJvp((v: Tensor) => v, otherRule);
const pulled = customVjp(
  (v: Tensor) => v,
  (v) => [v, { kept: v }],
  ({ kept }, w) => [kept.mul(w)],
);
same<ReturnType<typeof pulled>, Tensor>();
same<ReturnType<ReturnType<typeof checkpointed>>, { u: Tensor }>();
const checkpointed = () => checkpoint((v: Tensor) => ({ u: v }));

/**
 * What the primitives of JAX are called in gradus. Where a function is one primitive there and a few here (or the
 * other way round), all that it is made of are listed; a name that is not in the table is the same in both.
 */

/** Names in gradus by JAX's name. */
export const names: Readonly<Record<string, readonly string[]>> = {
  argmax: ['argMax'],
  argmin: ['argMin'],
  argsort: ['argSort'],
  clip: ['max', 'min'], // min(max(x, low), high)
  convert_element_type: ['cast'],
  gt: ['less'], // a > b is b < a
  logistic: ['sigmoid'],
  lt: ['less'],
  reduce_max: ['reduceMax'],
  reduce_prod: ['reduceProd'],
  select_n: ['select'],
  softmax: ['reduceMax', 'max', 'sub', 'exp', 'reduceSum', 'div', 'mul'], // exp(x − max)·(1 / Σ)
  stop_gradient: ['stopGradient'],
};

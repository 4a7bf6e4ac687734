/**
 * The bridge between users' functions (trees in, trees out) and transformations (lists of tensors in and
 * out). Every transformation flattens by it, so that a promise, a forgotten return or a value that is no
 * tree gives the same error everywhere.
 */
import {
  astype,
  flatten,
  GradusError,
  isFloat,
  mapped,
  scalarOf,
  toTensor,
  unflatten,
  type Tensor,
  type TensorType,
  type TreeShape,
  shown,
  wrongKind,
} from '@gradus/tensor';

/** A function of trees, as users write it. */
export type TreeFunction = (...args: never[]) => unknown;

const SOURCE: unique symbol = Symbol.for('gradus.source') as never;

/**
 * Says where a transformed function comes from: it is called `grad(loss)` in messages and printed programs,
 * and its inputs have the names of the parameters of `loss`.
 *
 * @param transformed - a function of the same arguments as `f`
 * @param word - the transformation: 'grad'
 * @param f - the function it was made from
 * @returns `transformed`
 */
export function derivedFrom<G extends (...args: never[]) => unknown>(
  transformed: G,
  word: string,
  f: { readonly name: string },
): G {
  requireFunction(f, word);
  const name = `${word}(${f.name || 'f'})`;
  return Object.defineProperties(transformed, { name: { value: name }, [SOURCE]: { value: f } });
}

/**
 * The function that a transformed function was made from, at the root.
 *
 * @param f - a function
 * @returns the function whose parameters its arguments are
 */
export function sourceOf(f: TreeFunction): TreeFunction {
  let source = f as TreeFunction & { [SOURCE]?: TreeFunction };
  while (source[SOURCE] !== undefined) source = source[SOURCE];
  return source;
}

/** Leaves of a tree as tensors, with the nesting to rebuild it. */
export interface FlatTree {
  readonly leaves: Tensor[];
  readonly shape: TreeShape;
  /** The leaves as the user wrote them: a number has all its digits here, where its leaf is of the default float. */
  readonly written?: readonly (Tensor | number)[];
}

/**
 * A leaf in the dtype of its place. A number takes a float dtype as it was written, and is not rounded to the default float
 * first.
 *
 * @param flat - leaves and what was written
 * @param i - which leaf
 * @param place - the type of the place; shapes are left alone
 * @returns the leaf in that dtype, and weak only where the place is
 */
export function leafAs(
  { leaves, written }: FlatTree,
  i: number,
  { dtype, weak }: TensorType,
): Tensor {
  const leaf = leaves[i]!;
  const number = written?.[i];
  if (typeof number === 'number' && isFloat(dtype)) return scalarOf(number, dtype, weak);
  return leaf.dtype === dtype && (weak || !leaf.type.weak) ? leaf : astype(leaf, dtype);
}

/**
 * The name of a function for messages.
 *
 * @param f - a function
 * @returns its name, or a word for functions without one
 */
export function nameOf(f: { readonly name: string }): string {
  requireFunction(f, 'a transformation');
  return f.name === '' ? 'the function' : f.name;
}

/**
 * Leaves of arguments as tensors; numbers become weak scalars.
 *
 * @param args - arguments of a function
 * @param root - name of the whole, for messages
 * @returns leaves and nesting
 */
export function flattenTree(args: unknown, root: string): FlatTree {
  const [leaves, shape] = flatten(args, root);
  return { leaves: mapped(leaves, (leaf) => toTensor(leaf, root)), shape, written: leaves };
}

/**
 * Calls a user's function on leaves, and flattens what it returns.
 *
 * @param f - a function of trees
 * @param shape - nesting of its arguments, an array
 * @param leaves - the leaves
 * @param title - what is being done, for messages: 'grad of loss'
 * @returns leaves and nesting of the result; throws GR203 for a promise, GR204 where nothing came back
 */
export function callTree(
  f: TreeFunction,
  shape: TreeShape,
  leaves: readonly Tensor[],
  title: string,
): FlatTree {
  const args = unflatten(shape, leaves) as never[];
  return flattenResult(f(...args), title);
}

/**
 * Flattens what a user's function returned.
 *
 * @param result - the returned value
 * @param title - what is being done, for messages
 * @returns leaves and nesting
 */
export function flattenResult(result: unknown, title: string): FlatTree {
  if (isThenable(result)) {
    void Promise.resolve(result).catch(() => undefined); // what its rest throws follows from this
    throw asynchronous(title);
  }
  if (result === undefined) throw nothingReturned(title);
  return flattenTree(result, 'result');
}

function isThenable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof (value as { next?: unknown }).next === 'function') return true;
  return typeof (value as { then?: unknown }).then === 'function';
}

function asynchronous(title: string): GradusError {
  return new GradusError('GR203', {
    what: `the function returned a promise or a generator (${title}).`,
    why: 'A transformation follows one synchronous run of the function; what happens after `await` or `yield` is not seen.',
    instead: 'Fetch or await first, then call the transformed function with the values.',
  });
}

function nothingReturned(title: string): GradusError {
  return new GradusError('GR204', {
    what: `the function returned undefined (${title}).`,
    why: 'Nothing came back to be transformed. An arrow function with braces needs `return`.',
    instead: 'Write `(x) => x.mul(x)`, or `(x) => { return x.mul(x); }`.',
  });
}

function requireFunction(f: unknown, op: string): void {
  if (typeof f !== 'function') throw wrongKind(op, shown(f), 'a function');
}

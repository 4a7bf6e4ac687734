/**
 * Where things stand in a tree: what its nodes are, and the path of every leaf, for messages. Apart from
 * `tree.ts`, so that flattening, which happens at every call, writes no paths.
 */
import { GradusError, unreachable } from './errors/GradusError.js';
import { Tensor } from './tensor.js';

/** What the method under `Symbol.for('gradus.tree')` returns: a plain tree, and the way back. */
export interface CustomNode {
  readonly content: unknown;
  rebuild(content: unknown): unknown;
}

const CUSTOM: unique symbol = Symbol.for('gradus.tree') as never;

/**
 * The tree behind an object of a class that joined trees.
 *
 * @param value - an object
 * @returns its content and the way back; null for objects that did not join
 */
export function customNode(value: object): CustomNode | null {
  const method = (value as { [CUSTOM]?: () => CustomNode })[CUSTOM];
  return typeof method === 'function' ? method.call(value) : null;
}

/**
 * Whether a value is an object literal, also one of another realm: not an array, and not of a class.
 *
 * @param value - any value
 * @returns true for `{…}`
 */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

interface Place {
  readonly path: string;
  readonly value: unknown;
}

/** A key as it is written in code: `.w`, or `["my key"]`. */
function field(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** What lies directly below a node; null for leaves and for what is no tree. */
function below({ path, value }: Place): Place[] | null {
  if (typeof value !== 'object' || value === null || Tensor.is(value)) return null;
  if (Array.isArray(value)) {
    // `from`, and no `map`: holes of a list are undefined, which is a tree.
    return Array.from(value, (item: unknown, i) => ({ path: `${path}[${i}]`, value: item }));
  }
  const node = customNode(value);
  if (node !== null) return [{ path, value: node.content }];
  if (!isPlain(value)) return null;
  const keys = Object.keys(value).toSorted();
  return keys.map((key) => ({ path: path + field(key), value: value[key] }));
}

/** Every leaf, and everything that is no tree. */
function* places(place: Place): Generator<Place> {
  if (place.value === null || place.value === undefined) return;
  const children = below(place);
  if (children === null) yield place;
  else for (const child of children) yield* places(child);
}

/**
 * The path of every leaf: `args[0].layers[1].w`.
 *
 * @param value - the tree
 * @param root - name of the whole
 * @returns one path a leaf, in the order of `flatten`
 */
export function leafPaths(value: unknown, root: string): string[] {
  return Array.from(places({ path: root, value }), ({ path }) => path);
}

/**
 * The error for something in a tree that is neither node nor leaf.
 *
 * @param tree - the whole
 * @param root - its name
 * @returns the error to throw
 */
export function notATree(tree: unknown, root: string): GradusError {
  for (const { path, value } of places({ path: root, value: tree })) {
    if (typeof value === 'number' || Tensor.is(value)) continue;
    const name =
      typeof value === 'object'
        ? `a ${value!.constructor.name}`
        : `a value of type ${typeof value}`;
    return new GradusError('GR107', {
      what: `${path} is ${name}, which is no tree.`,
      why: 'Transformed functions take tensors and numbers, and arrays and plain objects of them.',
      instead:
        'Close over the value instead of passing it, list its argument in `staticArgnums` (jit), or give its class a method under Symbol.for("gradus.tree").',
    });
  }
  return unreachable('a value that is no tree has a place that is none');
}

/**
 * The error for what was thrown while a tree was walked: where a tree is a part of itself the stack ran out, and that
 * teaches nobody. To look for circles before would cost every tree without.
 *
 * @param error - what was thrown
 * @param root - name of the whole
 * @returns the error to throw
 */
export function walkingError(error: unknown, root: string): unknown {
  if (!(error instanceof RangeError && error.message.includes('stack'))) return error;
  return new GradusError('GR107', {
    what: `${root} has no end.`,
    why: 'It contains itself; a tree ends in tensors and numbers.',
    instead: 'Leave out the reference to the whole.',
  });
}

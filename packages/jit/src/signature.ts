/**
 * What a traced program depends on, as text: the nesting of the arguments, the type of every leaf, the
 * values of static arguments, and the default float. Calls of one signature share one trace. Since it is
 * asked at every call, lists and literal objects are walked here without writing their nesting down; whatever
 * else there is in a tree goes the long way.
 */
import { context, Tensor, toTensor, type TreeShape, walkingError } from '@gradus/tensor';
import { flattenTree, paramsKey, typeKey } from '@gradus/ir';

/** A call, taken apart. */
export interface Signature {
  readonly key: string;
  /** Leaves of the arguments that are not static. */
  readonly leaves: readonly Tensor[];
}

/**
 * Takes the arguments of a call apart.
 *
 * @param args - all arguments
 * @param statics - positions of static ones
 * @returns key and leaves; throws GR107 for an argument that is no tree
 */
export function signatureOf(args: readonly unknown[], statics: ReadonlySet<number>): Signature {
  const given = statics.size === 0 ? args : withoutStatics(args, statics);
  let leaves: Tensor[] = [];
  let nesting = simpleNesting(given, leaves);
  if (nesting === null) {
    const flat = flattenTree(given, 'args');
    leaves = flat.leaves;
    nesting = nestingKey(flat.shape);
  }
  let key = context.defaultFloat + nesting;
  for (const leaf of leaves) key += typeKey(leaf.type);
  if (statics.size > 0) key += paramsKey({ statics: args.filter((_, i) => statics.has(i)) });
  return { key, leaves };
}

/**
 * Arguments with nothing in the place of static ones.
 *
 * @param args - all arguments
 * @param statics - positions of static ones
 * @returns as many arguments
 */
export function withoutStatics(args: readonly unknown[], statics: ReadonlySet<number>): unknown[] {
  return args.map((arg, i) => (statics.has(i) ? null : arg));
}

const CUSTOM: unique symbol = Symbol.for('gradus.tree') as never;

function simpleNesting(args: readonly unknown[], leaves: Tensor[]): string | null {
  try {
    return nestingOf(args, leaves);
  } catch (error) {
    throw walkingError(error, 'args');
  }
}

/** The nesting of lists and literal objects, whose leaves are collected; null where there is anything else. */
function nestingOf(value: unknown, leaves: Tensor[]): string | null {
  if (Tensor.is(value) || typeof value === 'number') {
    leaves.push(toTensor(value, 'args'));
    return '*';
  }
  if (value === null) return '0';
  if (value === undefined) return '_';
  if (typeof value !== 'object') return null;
  return Array.isArray(value) ? nestingOfList(value, leaves) : nestingOfObject(value, leaves);
}

function nestingOfList(list: readonly unknown[], leaves: Tensor[]): string | null {
  let text = '[';
  for (const item of list) {
    const inner = nestingOf(item, leaves);
    if (inner === null) return null;
    text += inner;
  }
  return `${text}]`;
}

function nestingOfObject(value: object, leaves: Tensor[]): string | null {
  if (Object.getPrototypeOf(value) !== Object.prototype || CUSTOM in value) return null;
  let text = '{';
  for (const name of Object.keys(value).toSorted()) {
    const inner = nestingOf((value as Record<string, unknown>)[name], leaves);
    if (inner === null) return null;
    text += fieldKey(name, inner);
  }
  return `${text}}`;
}

/** The length goes first, so that no name can look like the end of a field. */
function fieldKey(name: string, content: string): string {
  return `${name.length}:${name}${content}`;
}

/** Unlike printed trees, tells null from undefined: a function may have a default for the latter. */
function nestingKey(shape: TreeShape): string {
  switch (shape.kind) {
    case 'leaf':
      return '*';
    case 'none':
      return shape.value === null ? '0' : '_';
    case 'custom':
      return `<${nestingKey(shape.content)}>`;
    case 'array':
      return `[${shape.children.map(nestingKey).join('')}]`;
    case 'object': {
      const fields = Array.from(shape.children, ([name, child]) =>
        fieldKey(name, nestingKey(child)),
      );
      return `{${fields.join('')}}`;
    }
  }
}

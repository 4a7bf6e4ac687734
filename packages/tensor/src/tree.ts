/**
 * Trees: nested arrays and plain objects of tensors and numbers, which every transformation accepts. A
 * shape remembers the nesting; leaves are taken in sorted key order, so two objects that differ in key
 * order alone agree, and results keep the order of the model. Anything that is no tree throws with its
 * path. A class joins by a method under `Symbol.for('gradus.tree')` (no registry: works across copies and
 * bundles).
 */
import { tensorsOf, wrongKind } from './arguments.js';
import { GradusError } from './errors/GradusError.js';
import { shown } from './errors/shown.js';
import { mapped } from './operands.js';
import { Tensor } from './tensor.js';
import {
  customNode,
  walkingError,
  isPlain,
  leafPaths,
  notATree,
  type CustomNode,
} from './treePaths.js';

/** A leaf as users write it. */
export type Leaf = Tensor | number;

/** The nesting of a tree, without its leaves. */
export type TreeShape =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'none'; readonly value: null | undefined }
  | { readonly kind: 'array'; readonly children: readonly TreeShape[] }
  | {
      readonly kind: 'object';
      readonly keys: readonly string[];
      /** By key, in sorted order; a Map, since objects put keys such as '0' first. */
      readonly children: ReadonlyMap<string, TreeShape>;
    }
  | { readonly kind: 'custom'; readonly node: CustomNode; readonly content: TreeShape };

const LEAF: TreeShape = { kind: 'leaf' };

/**
 * Leaves and nesting of a tree.
 *
 * @param value - the tree
 * @param root - name of the whole, for messages
 * @returns the leaves in sorted key order, and the shape; throws GR107 for what is no tree
 */
export function flatten(value: unknown, root = 'value'): [Leaf[], TreeShape] {
  const leaves: Leaf[] = [];
  const shape = walkToTheEnd(value, leaves, root);
  if (shape === null) throw notATree(value, root);
  return [leaves, shape];
}

function walkToTheEnd(value: unknown, leaves: Leaf[], root: string): TreeShape | null {
  try {
    return walk(value, leaves);
  } catch (error) {
    throw walkingError(error, root);
  }
}

/** Collects leaves; null when something is no tree. Paths are worked out only for the message. */
function walk(value: unknown, leaves: Leaf[]): TreeShape | null {
  if (typeof value === 'number' || Tensor.is(value)) {
    leaves.push(value);
    return LEAF;
  }
  if (value === null || value === undefined) return { kind: 'none', value };
  if (Array.isArray(value)) return walkArray(value, leaves);
  return typeof value === 'object' ? walkObject(value as Record<string, unknown>, leaves) : null;
}

function walkArray(value: readonly unknown[], leaves: Leaf[]): TreeShape | null {
  const children: TreeShape[] = [];
  for (const item of value) {
    const child = walk(item, leaves);
    if (child === null) return null;
    children.push(child);
  }
  return { kind: 'array', children };
}

function walkObject(value: Record<string, unknown>, leaves: Leaf[]): TreeShape | null {
  const node = customNode(value);
  if (node !== null) {
    const content = walk(node.content, leaves);
    return content === null ? null : { kind: 'custom', node, content };
  }
  if (!isPlain(value)) return null;
  const keys = Object.keys(value);
  const children = new Map<string, TreeShape>();
  for (const key of keys.toSorted()) {
    const child = walk(value[key], leaves);
    if (child === null) return null;
    children.set(key, child);
  }
  return { kind: 'object', keys, children };
}

/**
 * A tree of the given nesting with these leaves.
 *
 * @param shape - the nesting
 * @param leaves - as many leaves as it has places, in sorted key order
 * @returns the tree
 */
export function unflatten(shape: TreeShape, leaves: readonly unknown[]): unknown {
  let at = 0;
  const build = (node: TreeShape): unknown => {
    switch (node.kind) {
      case 'leaf':
        return leaves[at++];
      case 'none':
        return node.value;
      case 'array':
        return mapped(node.children, build);
      case 'custom':
        return node.node.rebuild(build(node.content));
      case 'object': {
        const built = emptyObject(node.keys);
        for (const [key, child] of node.children) built[key] = build(child);
        return built;
      }
    }
  };
  return build(shape);
}

/** An object with these keys in this order; one of its own for a name that would set the prototype. */
function emptyObject(keys: readonly string[]): Record<string, unknown> {
  const built: Record<string, unknown> = {};
  for (const key of keys) {
    if (key === '__proto__') Object.defineProperty(built, key, OWN);
    else built[key] = undefined;
  }
  return built;
}

const OWN: PropertyDescriptor = {
  value: undefined,
  writable: true,
  enumerable: true,
  configurable: true,
};

/**
 * How many leaves a nesting has.
 *
 * @param shape - the nesting
 * @returns their number
 */
export function countLeaves(shape: TreeShape): number {
  switch (shape.kind) {
    case 'leaf':
      return 1;
    case 'none':
      return 0;
    case 'custom':
      return countLeaves(shape.content);
    default: {
      let count = 0;
      for (const child of shape.children.values()) count += countLeaves(child);
      return count;
    }
  }
}

/**
 * Whether two nestings agree; key order does not matter.
 *
 * @param a - one shape
 * @param b - the other
 * @returns true when leaves of one fit the other
 */
export function sameTree(a: TreeShape, b: TreeShape): boolean {
  return printTree(a) === printTree(b);
}

/** A key as it is written in code; quoted where it is no name, so that no two trees print alike. */
function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/**
 * A shape in the look of the value: `{ b: *, w: [*, *] }`.
 *
 * @param shape - the nesting
 * @param leaf - text of the next leaf
 * @returns its text, keys sorted
 */
export function printTree(shape: TreeShape, leaf: () => string = () => '*'): string {
  switch (shape.kind) {
    case 'leaf':
      return leaf();
    case 'none':
      return 'null';
    case 'array':
      return `[${shape.children.map((c) => printTree(c, leaf)).join(', ')}]`;
    case 'custom':
      return `custom(${printTree(shape.content, leaf)})`;
    case 'object': {
      const fields = Array.from(
        shape.children,
        ([key, child]) => `${printKey(key)}: ${printTree(child, leaf)}`,
      );
      return `{${fields.join(', ')}}`;
    }
  }
}

/**
 * Applies `f` to every leaf of a tree, and of further trees of the same nesting beside it.
 *
 * @param f - takes one leaf of each tree
 * @param tree - the tree that gives the nesting
 * @param rest - further trees
 * @returns a tree of the results; throws GR108 where nestings differ
 */
export function mapTree<T>(f: (...leaves: Leaf[]) => unknown, tree: T, ...rest: T[]): unknown {
  const [leaves, shape] = flatten(tree);
  const columns = rest.map((other, i) => {
    const [more, otherShape] = flatten(other);
    if (!sameTree(shape, otherShape)) throw treesDiffer(tree, other, `tree ${i + 2}`);
    return more;
  });
  return unflatten(
    shape,
    leaves.map((leaf, i) => f(leaf, ...columns.map((c) => c[i]!))),
  );
}

/**
 * The error for two trees of different nesting, with every path that one has and the other lacks.
 *
 * @param here - one tree
 * @param there - the other
 * @param name - what the other is
 * @returns the error to throw
 */
export function treesDiffer(here: unknown, there: unknown, name: string): GradusError {
  const [a, b] = [leafPaths(here, ''), leafPaths(there, '')];
  const lines = [
    ...a.filter((p) => !b.includes(p)).map((p) => `    ${p || '(root)'}: missing in ${name}`),
    ...b.filter((p) => !a.includes(p)).map((p) => `    ${p || '(root)'}: only in ${name}`),
  ];
  return new GradusError('GR108', {
    what: `two trees differ in their nesting.\n${lines.join('\n')}`,
    why: 'Leaves are matched by their paths, so both trees need the same ones.',
    instead: 'Give both the same keys and lengths.',
  });
}

/** Work on nested arrays and plain objects of tensors: `tree.map`, `tree.flatten`, … */
export const tree: {
  readonly map: typeof mapTree;
  readonly flatten: (value: unknown) => [Leaf[], TreeShape];
  readonly unflatten: typeof unflatten;
  readonly leaves: (value: unknown) => Leaf[];
  readonly structure: (value: unknown) => TreeShape;
} = {
  map: (f, value, ...rest) => {
    if (typeof f !== 'function') throw wrongKind('tree.map', shown(f), 'a function');
    return mapTree(f, value, ...rest);
  },
  flatten: (value) => flatten(value),
  unflatten: (shape, leaves) => {
    const isShape = typeof shape === 'object' && shape !== null && 'kind' in shape;
    if (!isShape)
      throw wrongKind('tree.unflatten', shown(shape), 'a nesting, as `tree.structure` gives it');
    return unflatten(shape, tensorsOf(leaves, 'tree.unflatten'));
  },
  leaves: (value) => flatten(value)[0],
  structure: (value) => flatten(value)[1],
};

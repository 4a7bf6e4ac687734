/**
 * What a traced program depends on, as text: the nesting of the arguments, the type of every leaf, the
 * values of static arguments, and the default float. Calls of one signature share one trace.
 */
import { context, type Tensor, type TreeShape } from '@gradus/tensor';
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
  const { leaves, shape } = flattenTree(
    statics.size === 0 ? args : withoutStatics(args, statics),
    'args',
  );
  let key = context.defaultFloat + nestingKey(shape);
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
      const fields = [...shape.children];
      return `{${fields.map(([name, child]) => `${JSON.stringify(name)}:${nestingKey(child)}`).join('')}}`;
    }
  }
}

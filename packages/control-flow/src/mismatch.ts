/**
 * Reports of results that do not fit: every path that differs, with both types, as two columns. One report
 * serves branches (GR420) and carries (GR421).
 */
import {
  leafPaths,
  printTree,
  printType,
  sameShape,
  sameTree,
  unflatten,
  type TensorType,
  type TreeShape,
} from '@gradus/tensor';

/** A tree of types, and what it is. */
export interface TypedTree {
  /** 'the carry that went in', 'ifTrue' */
  readonly name: string;
  readonly shape: TreeShape;
  readonly types: readonly TensorType[];
}

/** How two trees differ. */
export interface Mismatch {
  /** One line a path. */
  readonly lines: readonly string[];
  /** All that differs is dtypes. */
  readonly dtypeOnly: boolean;
}

function byPath({ shape, types }: TypedTree, root: string): Map<string, TensorType> {
  const numbers = unflatten(
    shape,
    types.map(() => 0),
  );
  return new Map(leafPaths(numbers, root).map((path, i) => [path, types[i]!]));
}

/**
 * Compares two trees of types, path by path.
 *
 * @param a - one tree
 * @param b - the other
 * @param root - name of the whole: 'result', 'carry'
 * @returns the differences; null where dtypes, shapes and nesting agree
 */
export function compareTrees(a: TypedTree, b: TypedTree, root: string): Mismatch | null {
  const [left, right] = [byPath(a, root), byPath(b, root)];
  const lines: string[] = [];
  let dtypeOnly = true;
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    const [x, y] = [left.get(path), right.get(path)];
    const fits = x && y && sameShape(x.shape, y.shape);
    if (fits && x.dtype === y.dtype) continue;
    dtypeOnly &&= fits === true;
    lines.push(`    ${path}: ${say(x, a.name)}, ${say(y, b.name)}`);
  }
  if (lines.length === 0 && !sameTree(a.shape, b.shape)) {
    dtypeOnly = false;
    lines.push(`    ${root}: ${printTree(a.shape)} ${a.name}, ${printTree(b.shape)} ${b.name}`);
  }
  return lines.length === 0 ? null : { lines, dtypeOnly };
}

function say(type: TensorType | undefined, name: string): string {
  return `${type === undefined ? 'missing' : printType(type)} ${name}`;
}

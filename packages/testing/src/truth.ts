/**
 * Numbers as people write them beside a function: inputs as nested lists, true gradients as numbers or as
 * strings of 17 digits ('0.70710678118654752', '1.1354838653147361e-4340', 'nan', '-inf').
 */
import {
  array,
  flatten,
  leafPaths,
  Tensor,
  type ArrayLikeData,
  type DType,
  type FloatDType,
} from '@gradus/tensor';
import { difference, type Tolerance } from './close.js';

/** A number, 'nan', 'inf', '-inf' or digits; nested lists for tensors; objects for trees. */
export type Truth =
  | number
  | boolean
  | string
  | readonly Truth[]
  | { readonly [key: string]: Truth }
  | Tensor;

/** An input: a number or nested lists become one tensor, objects become trees of them. */
export type CaseInput =
  | number
  | Tensor
  | readonly CaseInput[]
  | { readonly [key: string]: CaseInput };

const WORDS: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Infinity,
  '-inf': -Infinity,
};

/**
 * The number that a text means.
 *
 * @param text - digits, 'nan', 'inf' or '-inf'
 * @returns the nearest double
 */
export function parseNumber(text: string): number {
  return WORDS[text.toLowerCase()] ?? Number(text);
}

/**
 * The argument that a case describes.
 *
 * @param input - numbers, lists, objects, tensors
 * @param dtype - dtype of the tensors made from numbers
 * @returns a tensor, or a tree of tensors
 */
export function argumentOf(input: CaseInput, dtype: FloatDType): unknown {
  if (Tensor.is(input)) return input;
  if (isNumeric(input)) return array(input as ArrayLikeData, { dtype });
  if (Array.isArray(input)) return input.map((child: CaseInput) => argumentOf(child, dtype));
  return Object.fromEntries(
    Object.entries(input as object).map(([key, child]) => [
      key,
      argumentOf(child as CaseInput, dtype),
    ]),
  );
}

function isNumeric(input: unknown): boolean {
  return Array.isArray(input)
    ? input.every(isNumeric)
    : ['number', 'string', 'boolean'].includes(typeof input);
}

function numbersOf(truth: unknown): ArrayLikeData {
  if (Array.isArray(truth)) return truth.map(numbersOf);
  return typeof truth === 'string' ? parseNumber(truth) : (truth as number);
}

/**
 * The tensor that a truth means.
 *
 * @param truth - a number or nested lists
 * @param dtype - its dtype; digits outside its range become 0 or infinite
 * @returns the tensor
 */
export function tensorOfTruth(truth: Truth, dtype: DType): Tensor {
  return Tensor.is(truth) ? truth : array(numbersOf(truth), { dtype });
}

/**
 * What is wrong with a tree of tensors, in words.
 *
 * @param actual - a tensor, a number, or a tree of them
 * @param expected - numbers, or a tree of them
 * @param allowed - the tolerance at every leaf, by its dtype
 * @returns the first difference with its path, or null
 */
export function treeDifference(
  actual: unknown,
  expected: unknown,
  allowed: (dtype: DType) => Tolerance,
): string | null {
  return walk(actual, expected, { path: '', allowed });
}

interface Place {
  readonly path: string;
  readonly allowed: (dtype: DType) => Tolerance;
}

function walk(actual: unknown, expected: unknown, place: Place): string | null {
  if (typeof actual === 'number') {
    return walkLeaf(array(actual, { dtype: 'float64' }), expected, place);
  }
  if (Tensor.is(actual)) return walkLeaf(actual, expected, place);
  if (typeof actual === 'object' && actual !== null) return walkChildren(actual, expected, place);
  return `${place.path || 'it'} is ${String(actual)}`;
}

function walkLeaf(actual: Tensor, expected: unknown, { path, allowed }: Place): string | null {
  if (!Tensor.is(expected) && !isNumeric(expected)) return `${path || 'it'} is one tensor`;
  const found = difference(
    actual,
    tensorOfTruth(expected as Truth, actual.dtype),
    allowed(actual.dtype),
  );
  return found === null || path === '' ? found : `${path}: ${found}`;
}

function walkChildren(actual: object, expected: unknown, { path, allowed }: Place): string | null {
  const [paths, wanted] = [actual, expected].map((tree) => Object.keys(tree ?? {}).toSorted());
  if (paths!.join() !== wanted!.join()) {
    return `${path || 'the tree'} has the keys ${paths!.join(', ')}; expected ${wanted!.join(', ')}`;
  }
  for (const key of paths!) {
    const [a, e] = [actual, expected].map((tree) => (tree as Record<string, unknown>)[key]);
    const found = walk(a, e, { path: `${path}.${key}`, allowed });
    if (found !== null) return found;
  }
  return null;
}

/**
 * A gradient in a few characters, for tables and messages.
 *
 * @param gradient - a tensor or a tree of tensors
 * @returns '4', '[1, 0]', 'b 2, w [1, 0]'
 */
export function printGradient(gradient: unknown): string {
  if (Tensor.is(gradient)) return gradient.known('printing').toString();
  if (typeof gradient === 'number') return String(gradient);
  const [leaves] = flatten(gradient);
  const paths = leafPaths(gradient, '').map((path) => path.replace(/^\./, ''));
  return leaves.map((leaf, i) => `${paths[i]} ${printGradient(leaf)}`).join(', ');
}

/**
 * What `scan`, `map` and `foriLoop` have in common: a body is staged on a carry and a row, its captures become
 * inputs, and the scan is bound.
 */
import { bind, GradusError, unflatten, type Tensor, type TreeShape } from '@gradus/tensor';
import { hoistCaptures, type FlatTree, type TreeFunction } from '@gradus/ir';
import { stageBody, type Body } from './body.js';
import { settleCarry } from './carry.js';
import { sizesOf } from './groups.js';
import { scanPrimitive } from './scanPrimitive.js';
import { segmentedScan, segmentLength } from './segmentedScan.js';

/** Options of a scan. */
export interface ScanOptions {
  /** Number of steps; needed when there are no `xs`. */
  readonly length?: number;
  /** From the last row to the first; the ys keep the places of their xs. */
  readonly reverse?: boolean;
  /**
   * Keep fewer carries in reverse mode, and compute the steps between them again: true for segments of √length
   * steps, which store O(√length) carries, or the number of steps in a segment.
   */
  readonly checkpoint?: boolean | number;
}

/** A loop over rows. */
export interface ScanLoop {
  /** Who loops, for messages. */
  readonly op: string;
  /** From carry and row. */
  readonly f: TreeFunction;
  /** Reads what `f` returned as a pair of carry and y. */
  readonly read: (result: unknown, title: string) => FlatTree;
  readonly carry: FlatTree;
  readonly rows: FlatTree;
  readonly options?: ScanOptions;
}

/**
 * A result as a pair of which the other half is empty.
 *
 * @param half - which half the result is
 * @param result - the result
 * @returns the pair
 */
export function besides(half: 'carry' | 'y', { shape, ...rest }: FlatTree): FlatTree {
  const nothing: TreeShape = { kind: 'none', value: null };
  const children = half === 'carry' ? [shape, nothing] : [nothing, shape];
  return { ...rest, shape: { kind: 'array', children } };
}

/**
 * Stages and runs a loop over rows.
 *
 * @param loop - its body, first carry and rows
 * @returns the last carry and the stacked ys
 */
export function scanLoop({ op, f, read, carry, rows, options = {} }: ScanLoop): [unknown, unknown] {
  const length = lengthOf(op, rows.leaves, options.length);
  const args: TreeShape = { kind: 'array', children: [carry.shape, rows.shape] };
  const rowTypes = rows.leaves.map(({ type }) => ({ ...type, shape: type.shape.slice(1) }));
  const { body, init: first } = settleCarry({
    op,
    init: carry,
    stage: (types) =>
      stageBody({ f, op, args, types: [...types, ...rowTypes], targets: types, read }),
    returned: (body) => pairOf(body)[0],
  });
  const { closed, values } = hoistCaptures(body.program);
  const groups = { consts: values, carry: first, xs: rows.leaves };
  const params = {
    programs: { body: closed },
    groups: sizesOf(groups),
    length,
    reverse: options.reverse === true,
  };
  const segment = segmentOf(op, options.checkpoint ?? false, length);
  const out =
    segment === null
      ? bind(scanPrimitive, [...values, ...first, ...rows.leaves], params)
      : segmentedScan(groups, params, segment);
  const [last, ys] = pairOf(body);
  return [unflatten(last, out.slice(0, first.length)), unflatten(ys, out.slice(first.length))];
}

/** Nesting of the carry and of y in what the body returned. */
function pairOf({ shape }: Body): readonly [TreeShape, TreeShape] {
  const { children } = shape as { readonly children: readonly TreeShape[] };
  return [children[0]!, children[1]!];
}

/** Steps in a segment; null for a scan in one piece. */
function segmentOf(op: string, asked: boolean | number, length: number): number | null {
  if (asked === false || length === 0) return null;
  if (asked === true || (Number.isInteger(asked) && asked > 0)) return segmentLength(asked, length);
  throw new GradusError('GR423', {
    what: `${op} was given checkpoint: ${asked}.`,
    why: 'It is the number of steps between two carries that are kept.',
    instead: 'Give a whole number of steps, or `true` for the square root of the length.',
  });
}

function lengthOf(op: string, xs: readonly Tensor[], asked: number | undefined): number {
  const lengths = xs.map((x) => x.shape[0]);
  const length = asked ?? lengths[0];
  if (length === undefined || !Number.isInteger(length) || length < 0) {
    throw badLength(
      op,
      lengths.length === 0
        ? `no rows and length ${asked}`
        : 'a scalar among its xs, or no whole length',
      'Give `xs` with an axis 0, or null and `{ length: n }`.',
    );
  }
  if (lengths.some((n) => n !== length)) {
    const found = lengths.map((n) => n ?? 'none (a scalar)').join(', ');
    throw badLength(
      op,
      `xs of lengths ${found}${asked === undefined ? '' : `, and length ${asked}`}`,
      'Slice them to one length, or leave `length` out.',
    );
  }
  return length;
}

function badLength(op: string, what: string, instead: string): GradusError {
  return new GradusError('GR423', {
    what: `${op} was given ${what}.`,
    why: 'All xs are walked together along axis 0, one row a step, so they have one length: the number of steps.',
    instead,
  });
}

/**
 * Users' functions (branches, bodies, conditions) as programs. They are staged also where they then run
 * eagerly, once a call: so a mismatch, a misplaced `item()`, a promise and a forgotten `return` give the
 * same errors with and without jit, and the rules of loops and branches see one program.
 */
import {
  countLeaves,
  dtypes,
  GradusError,
  isFloat,
  shown,
  unflatten,
  type Tensor,
  type TensorType,
  type TreeShape,
} from '@gradus/tensor';
import {
  flattenResult,
  leafAs,
  nameOf,
  stage,
  type Atom,
  type FlatTree,
  type Program,
  type TreeFunction,
} from '@gradus/ir';
import { isKnown, numberIn } from './known.js';

/** A staged function with the nesting of its result. */
export interface Body {
  readonly name: string;
  readonly program: Program;
  readonly shape: TreeShape;
}

/** What to stage. */
export interface BodyRequest {
  readonly f: TreeFunction;
  /** Who stages: 'scan', 'cond'. */
  readonly op: string;
  /** Nesting of the arguments, an array. */
  readonly args: TreeShape;
  /** One type a leaf of the arguments. */
  readonly types: readonly TensorType[];
  /** Types that weak results are converted to, as far as they go. */
  readonly targets?: readonly TensorType[];
  /** Reads what the function returned. */
  readonly read?: (result: unknown, title: string) => FlatTree;
}

/**
 * Stages a user's function.
 *
 * @param request - the function, and the types of its arguments
 * @returns its program; throws GR203 for a promise, GR204 where nothing came back, GR424 where it is no
 *   function
 */
export function stageBody(request: BodyRequest): Body {
  const { f, op, args, types, targets, read = flattenResult } = request;
  if (typeof f !== 'function') throw notAFunction(op, f);
  const name = nameOf(f);
  const { program, rest } = stage(
    (inputs) => {
      const result = read(f(...(unflatten(args, inputs) as never[])), `${op} of ${name}`);
      const outputs = result.leaves.map((_, i) => given(result, i, targets?.[i]));
      return { outputs, rest: result.shape };
    },
    types,
    { name, purpose: op },
  );
  return { name, program, shape: rest };
}

/** A weak result gives way to the type that is asked for, as far as it can; a strong one stays. */
function given(result: FlatTree, i: number, target: TensorType | undefined): Tensor {
  const y = result.leaves[i]!;
  if (target === undefined || target.weak || !y.type.weak) return y;
  const gives = isFloat(target.dtype) || isWholeTensor(y, target.dtype);
  return gives ? leafAs(result, i, target) : y;
}

/**
 * Whether a tensor is known to be one whole number in the range of an integer dtype.
 *
 * @param x - a tensor
 * @param dtype - the dtype
 * @returns false where the number is not known
 */
export function isWholeTensor(x: Tensor, dtype: TensorType['dtype']): boolean {
  return isKnown(x) && x.shape.length === 0 && isWhole(numberIn(x), dtype);
}

/**
 * Whether a weak value (a JavaScript number, or what was computed from numbers alone) can take a dtype:
 * every float, and the integers where it is a whole number in their range.
 *
 * @param atom - the value in its program
 * @param dtype - what is asked of it
 * @returns whether it may be converted
 */
export function givesWay(atom: Atom, dtype: TensorType['dtype']): boolean {
  if (!atom.type.weak) return false;
  if (isFloat(dtype)) return true;
  return atom.kind === 'literal' && isWhole(atom.value, dtype);
}

function isWhole(value: number, dtype: TensorType['dtype']): boolean {
  const { kind, min, max } = dtypes[dtype];
  return kind === 'integer' && Number.isInteger(value) && value >= min && value <= max;
}

/**
 * Reads a pair `[carry, y]` that the body of a scan returned.
 *
 * @param result - what it returned
 * @param title - what is being done, for messages
 * @returns leaves and nesting; throws GR424 for anything but a pair
 */
export function readPair(result: unknown, title: string): FlatTree {
  const flat = flattenResult(result, title);
  if (flat.shape.kind === 'array' && flat.shape.children.length === 2) return flat;
  throw new GradusError('GR424', {
    what: `the body returned ${describe(flat.shape)} where a pair [carry, y] is needed (${title}).`,
    why: 'Each step hands its carry to the next one, and gives one y that is stacked with the others.',
    instead:
      'Return both: `(carry, x) => [newCarry, y]`; write `[newCarry, null]` when there is no y.',
  });
}

function describe(shape: TreeShape): string {
  if (shape.kind === 'array') return `a list of ${shape.children.length}`;
  if (shape.kind === 'leaf') return 'one tensor';
  return `a tree of ${countLeaves(shape)} leaves`;
}

/**
 * The error for something else where a function is needed.
 *
 * @param op - who was given it
 * @param value - what was given
 * @returns the error to throw
 */
export function notAFunction(op: string, value: unknown): GradusError {
  return new GradusError('GR424', {
    what: `${op} was given ${shown(value)} where it takes a function.`,
    why: 'Branches and bodies are functions: they run when, and as often as, they are needed.',
    instead:
      'Wrap values: `cond(p, () => a, () => b)`; or choose between values with `where(p, a, b)`.',
  });
}

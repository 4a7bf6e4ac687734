/**
 * Carries of loops as users write them: what the body hands on has the tree, shapes and dtypes of what it was
 * given (GR421). A carry that began as a plain number has no dtype of its own yet, so it takes the one that
 * the body gives it, and the body is traced again on that.
 */
import {
  GradusError,
  isFloat,
  sameShape,
  sameTree,
  type Tensor,
  type TensorType,
  type TreeShape,
} from '@gradus/tensor';
import { leafAs, type FlatTree } from '@gradus/ir';
import { isWholeTensor, type Body } from './body.js';
import { compareTrees, type Mismatch } from './mismatch.js';

/** A body that was staged on a carry of settled types. */
export interface SettledBody {
  readonly body: Body;
  /** The initial carry, in these types. */
  readonly init: readonly Tensor[];
}

/** A carry and the body that hands it on. */
export interface CarryRequest {
  readonly op: string;
  readonly init: FlatTree;
  /** Stages the body for carries of these types. */
  readonly stage: (types: readonly TensorType[]) => Body;
  /** Nesting of the carry in what the body returned. */
  readonly returned: (body: Body) => TreeShape;
}

/**
 * Stages a body until the types of the carry settle: at most once more than there are plain numbers in it.
 *
 * @param request - the initial carry, and how to stage the body
 * @returns the body and the carry; throws GR421 where the body hands on something else
 */
export function settleCarry(request: CarryRequest): SettledBody {
  let init: readonly Tensor[] = request.init.leaves;
  for (;;) {
    const body = request.stage(init.map((x) => x.type));
    const given = body.program.outputs.map((o) => o.type);
    const alike = sameTree(request.init.shape, request.returned(body));
    const next = alike ? init.map((x, i) => settled(request.init, i, x, given[i]!)) : init;
    if (next.every((x, i) => x === init[i])) {
      requireCarry(request, body, init);
      return { body, init };
    }
    init = next;
  }
}

/** A weak carry takes the type of what the body made of it. */
function settled(began: FlatTree, i: number, x: Tensor, made: TensorType): Tensor {
  if (!x.type.weak || made.weak || !sameShape(x.shape, made.shape)) return x;
  return isFloat(made.dtype) || isWholeTensor(x, made.dtype) ? leafAs(began, i, made) : x;
}

function requireCarry(request: CarryRequest, body: Body, init: readonly Tensor[]): void {
  const given = body.program.outputs.map((o) => o.type);
  const shape = request.returned(body);
  const found = compareTrees(
    { name: 'went in', shape: request.init.shape, types: init.map((x) => x.type) },
    { name: 'came out', shape, types: given },
    'carry',
  );
  if (found !== null) throw carryDiffers(request.op, body.name, found);
}

function carryDiffers(op: string, name: string, found: Mismatch): GradusError {
  return new GradusError('GR421', {
    what: `the carry of ${op} changes its type in one step of ${name}.\n${found.lines.join('\n')}`,
    why: 'What comes out of one step goes into the next one, so a carry keeps its tree, shapes and dtypes.',
    instead: found.dtypeOnly
      ? `Only dtypes differ: start with the dtype that comes out, as in \`zeros([], { dtype })\`, or convert in ${name}: \`carry.astype('float32')\`.`
      : `Revise ${name} so that it returns what it was given, or start with a carry like the one it returns.`,
  });
}

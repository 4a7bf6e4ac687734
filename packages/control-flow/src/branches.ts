/**
 * Branches of a choice: staged on the same operands, compared by path (GR420), and brought to one type where
 * a branch gave a plain number and the others a tensor.
 */
import { GradusError, sameShape, type TensorType, type TreeShape } from '@gradus/tensor';
import type { Program, TreeFunction } from '@gradus/ir';
import { givesWay, stageBody, type Body } from './body.js';
import { closeTogether, type Closed } from './captures.js';
import { compareTrees, type Mismatch, type TypedTree } from './mismatch.js';

/** Branches ready to be bound. */
export interface Branches extends Closed {
  /** Nesting of the result, the same for all. */
  readonly shape: TreeShape;
}

/** What to stage. */
export interface BranchRequest {
  /** 'cond' or 'switchCase'. */
  readonly op: string;
  readonly functions: readonly TreeFunction[];
  /** What the user calls them: 'trueFun', 'branches[2]'. */
  readonly labels: readonly string[];
  /** Nesting of the operands, an array. */
  readonly args: TreeShape;
  readonly types: readonly TensorType[];
}

/**
 * Stages all branches, and makes their results of one type.
 *
 * @param request - functions and types of their operands
 * @returns programs of the same inputs and outputs; throws GR420 where results differ
 */
export function stageBranches(request: BranchRequest): Branches {
  const { op, functions, args, types } = request;
  const staged = functions.map((f) => stageBody({ f, op, args, types }));
  const common = commonTypes(staged);
  requireAlike(request, staged, common);
  const alike = staged.map((body, i) =>
    fits(body.program, common)
      ? body
      : stageBody({ f: functions[i]!, op, args, types, targets: common }),
  );
  return { ...closeTogether(alike.map((b) => b.program)), shape: staged[0]!.shape };
}

function fits({ outputs }: Program, common: readonly TensorType[]): boolean {
  return outputs.every((o, i) => !o.type.weak || common[i]!.weak);
}

/** The type of every result: that of the first branch in which it is no weak number. */
function commonTypes(bodies: readonly Body[]): TensorType[] {
  return bodies[0]!.program.outputs.map((_, i) => {
    const found = bodies.flatMap((b) => b.program.outputs[i]?.type ?? []);
    return found.find((type) => !type.weak) ?? found[0]!;
  });
}

/** The types of a branch once its weak numbers gave way. */
function settled({ shape, program }: Body, name: string, common: readonly TensorType[]): TypedTree {
  const types = program.outputs.map((atom, i) => {
    const target = common[i];
    const bends = target !== undefined && givesWay(atom, target.dtype);
    return bends && sameShape(atom.type.shape, target.shape) ? target : atom.type;
  });
  return { name: `from ${name}`, shape, types };
}

function requireAlike(
  { op, functions, labels }: BranchRequest,
  bodies: readonly Body[],
  common: readonly TensorType[],
): void {
  const names = functions.map((f, i) => `${labels[i]!}${f.name === '' ? '' : ` (${f.name})`}`);
  const [first, ...rest] = bodies.map((body, i) => settled(body, labels[i]!, common));
  rest.forEach((other, i) => {
    const found = compareTrees(first!, other, 'result');
    if (found !== null) throw branchesDiffer(op, found, [names[0]!, names[i + 1]!]);
  });
}

function branchesDiffer(op: string, found: Mismatch, [a, b]: [string, string]): GradusError {
  return new GradusError('GR420', {
    what: `the branches ${a} and ${b} of ${op} return different types.\n${found.lines.join('\n')}`,
    why: 'One of them runs, and what follows must fit either: so all branches return the same tree, shapes and dtypes.',
    instead: found.dtypeOnly
      ? `Only dtypes differ: convert in one of them, as in \`y.astype('float32')\`. Plain numbers take the dtype of the other branch.`
      : `Revise ${a} or ${b} so that every path above has one type: broadcast, reshape, or return the missing entries.`,
  });
}

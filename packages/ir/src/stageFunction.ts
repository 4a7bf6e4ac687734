/**
 * From a user's function to its program: arguments are flattened, the function runs once on tracers, its
 * result is flattened. A promise, a forgotten return and a value that is no tree are refused as in every
 * transformation.
 */
import type { Tensor, TreeShape } from '@gradus/tensor';
import { inputNames } from './parameterNames.js';
import type { Program } from './program.js';
import { stage } from './stage.js';
import { callTree, flattenTree, nameOf, type TreeFunction } from './treeFunction.js';

/** A user's function as a program, with the nesting of its arguments and of its result. */
export interface StagedFunction {
  readonly program: Program;
  /** Leaves of the arguments; the program has one input each. */
  readonly leaves: readonly Tensor[];
  /** Nesting of the arguments, an array. */
  readonly args: TreeShape;
  readonly result: TreeShape;
}

/**
 * Stages a function of trees on arguments of which only the types are looked at.
 *
 * @param f - a function of trees
 * @param args - its arguments
 * @param purpose - what it is staged for, for messages: 'jit'
 * @returns program, leaves and nestings; throws GR203 for a promise, GR204 where nothing came back
 */
export function stageFunction(
  f: TreeFunction,
  args: readonly unknown[],
  purpose: string,
): StagedFunction {
  const { leaves, shape } = flattenTree(args, 'args');
  const { program, rest } = stage(
    (inputs) => {
      const result = callTree(f, shape, inputs, `${purpose} of ${nameOf(f)}`);
      return { outputs: result.leaves, rest: result.shape };
    },
    leaves.map((x) => x.type),
    { name: nameOf(f), purpose, names: inputNames(f, args) },
  );
  return { program, leaves, args: shape, result: rest };
}

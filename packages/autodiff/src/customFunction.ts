/**
 * What custom rules share: a call of a user's function as a primitive that carries the function and its rule
 * as programs, all of them closed. Captures of the programs come first among the inputs.
 */
import {
  hasTangent,
  printType,
  sameShape,
  sameTree,
  treesDiffer,
  unflatten,
  zerosOf,
  GradusError,
  type Tensor,
  type TensorType,
  type TreeShape,
} from '@gradus/tensor';
import {
  callTree,
  flattenTree,
  hoistCaptures,
  leafAs,
  nameOf,
  newVar,
  stage,
  stageFunction,
  type FlatTree,
  type Program,
  type StagedFunction,
  type TreeFunction,
} from '@gradus/ir';

/** Options of `customJvp` and `customVjp`. */
export interface CustomRuleOptions {
  /**
   * Positions of arguments that are no trees of tensors (functions, names, flags). The rule gets them first, as
   * they are.
   */
  readonly nondiffArgnums?: number | readonly number[];
}

/** A call with the arguments that are not differentiated set apart. */
export interface SplitCall {
  /** The function of the other arguments. */
  readonly f: TreeFunction;
  readonly fixed: readonly unknown[];
  readonly args: readonly unknown[];
}

/**
 * Sets apart the arguments that are no tensors.
 *
 * @param f - the user's function
 * @param args - all arguments
 * @param options - names those set apart
 * @returns the function of the rest, and both lists
 */
export function splitCall(
  f: TreeFunction,
  args: readonly unknown[],
  { nondiffArgnums = [] }: CustomRuleOptions,
): SplitCall {
  const places = [nondiffArgnums].flat().map((n) => (n < 0 ? n + args.length : n));
  if (places.length === 0) return { f, fixed: [], args };
  const rest = (...given: never[]): unknown => {
    let next = 0;
    const all = args.map((arg, i) => (places.includes(i) ? arg : given[next++]));
    return f(...(all as never[]));
  };
  return {
    f: Object.defineProperty(rest, 'name', { value: nameOf(f) }),
    fixed: places.map((i) => args[i]),
    args: args.filter((_, i) => !places.includes(i)),
  };
}

/**
 * Runs the function itself: where nothing is transformed its rule is not asked for.
 *
 * @param call - function and arguments
 * @param word - 'customJvp' or 'customVjp'
 * @returns its result, with numbers lifted to tensors
 */
export function callPlainly({ f, args }: SplitCall, word: string): unknown {
  const { leaves, shape } = flattenTree(args, 'args');
  const result = callTree(f, shape, leaves, `${word} of ${nameOf(f)}`);
  return unflatten(result.shape, result.leaves);
}

/** A closed program, and how many of its first inputs are captures. */
export interface ClosedProgram {
  readonly program: Program;
  readonly captured: readonly Tensor[];
}

/**
 * Stages the function itself.
 *
 * @param call - function and arguments
 * @param purpose - for messages
 * @returns program, captures, leaves and nestings
 */
export function stageCall(
  { f, args }: SplitCall,
  purpose: string,
): ClosedProgram & Pick<StagedFunction, 'leaves' | 'args' | 'result'> {
  const staged = stageFunction(f, args, purpose);
  const { closed, values } = hoistCaptures(staged.program);
  return { ...staged, program: closed, captured: values };
}

/**
 * The program of a function as a program of all inputs of the call, those that only its rules captured
 * included: what calls a program passes every argument on.
 *
 * @param body - the closed program of the function
 * @param others - captured by its rules, which come after its own captures
 * @returns the program with inputs that it leaves alone
 */
export function besideCaptures(body: ClosedProgram, others: readonly Tensor[]): Program {
  const { inputs } = body.program;
  const unused = others.map((x) => newVar(x.type));
  return { ...body.program, inputs: inputs.toSpliced(body.captured.length, 0, ...unused) };
}

/**
 * Stages a rule.
 *
 * @param body - from leaves to leaves
 * @param types - of the leaves
 * @param name - for messages
 * @returns the closed program, and the tensors it closed over
 */
export function stageRule<R>(
  body: (leaves: readonly Tensor[]) => { readonly outputs: readonly Tensor[]; readonly rest: R },
  types: readonly TensorType[],
  name: string,
): ClosedProgram & { readonly rest: R } {
  const { program, rest } = stage(body, types, { name, purpose: 'the rule', derived: true });
  const { closed, values } = hoistCaptures(program);
  return { program: closed, captured: values, rest };
}

/**
 * A tree like the arguments, of tangents: null where the argument is an integer or a boolean.
 *
 * @param shape - nesting of the arguments
 * @param types - of their leaves
 * @param tangents - one a leaf that has a tangent
 * @returns the tree
 */
export function tangentTree(
  shape: TreeShape,
  types: readonly TensorType[],
  tangents: readonly Tensor[],
): unknown {
  let next = 0;
  return unflatten(
    shape,
    types.map((type) => (hasTangent(type) ? tangents[next++]! : null)),
  );
}

/** What a tree of results has to look like. */
export interface Wanted {
  readonly shape: TreeShape;
  readonly types: readonly TensorType[];
}

/**
 * Leaves of what a rule returned, in the dtypes wanted.
 *
 * @param given - the returned tree
 * @param wanted - nesting and types
 * @param what - its name in messages: 'the value returned by the rule of f'
 * @returns the leaves; throws GR108 for another nesting, GR405 for another shape
 */
export function leavesLike(given: unknown, wanted: Wanted, what: string): Tensor[] {
  const flat = flattenTree(given, 'result');
  if (!sameTree(flat.shape, wanted.shape)) {
    const like = wanted.types.map(zerosOf);
    throw treesDiffer(unflatten(wanted.shape, like), given, what);
  }
  return wanted.types.map((type, i) => leafLike(flat, i, type, what));
}

function leafLike(flat: FlatTree, i: number, type: TensorType, what: string): Tensor {
  const leaf = flat.leaves[i]!;
  if (!sameShape(leaf.shape, type.shape)) {
    throw wrongRule(
      `${what} has a leaf of type ${printType(leaf.type)} where ${printType(type)} is wanted.`,
      'A derivative has the shape of what it is the derivative of.',
    );
  }
  return leafAs(flat, i, type);
}

/**
 * The error of a rule that returned something else than it should.
 *
 * @param what - what it returned
 * @param why - what is expected, and why
 * @returns GR405
 */
export function wrongRule(what: string, why: string): GradusError {
  return new GradusError('GR405', {
    what,
    why,
    instead:
      'A jvp rule returns `[value, tangent]`; a vjp rule is a pair: forward returns `[value, residuals]`, backward returns one cotangent an argument, in an array.',
  });
}

/**
 * Refuses tangents of tensors that a function with a custom rule closed over: its rule knows nothing of them.
 *
 * @param tangents - of the captured tensors
 * @param name - of the function
 */
export function refuseActiveCaptures(tangents: readonly (Tensor | null)[], name: string): void {
  if (tangents.every((t) => t === null)) return;
  throw new GradusError('GR403', {
    what: `${name} has a custom derivative and closes over a value that is being differentiated.`,
    why: 'The rule gives derivatives of the arguments only; that of the captured value would be lost without a word.',
    instead: 'Pass the value as an argument, or stop its gradient outside: `stopGradient(w)`.',
  });
}

/**
 * A fast-check arbitrary of random programs. fast-check draws genes (plain numbers), and a program is read off
 * them: every list of genes gives a well-typed program, so shrinking the genes shrinks the program.
 */
import fc from 'fast-check';
import { sizeOf, type Shape } from '@gradus/tensor';
import { chosen, float, type Interval, type Known, type ProgramOp } from './programOp.js';
import {
  operationOf,
  plainOps,
  programOps,
  toSource,
  type ProgramInput,
  type ProgramNode,
  type RandomProgram,
} from './randomProgram.js';

/** Numbers from which one operation is read. */
interface StepGene {
  readonly op: number;
  readonly picks: readonly number[];
  readonly knob: number;
}

interface Genes {
  readonly shapes: readonly number[];
  readonly values: readonly number[];
  readonly steps: readonly StepGene[];
}

/** Options of `programs`. */
export interface ProgramOptions {
  /** Most operations drawn, 18 when left out; those that the result does not need are dropped. */
  readonly maxNodes?: number;
  /** Whether the result is one number, so that the program has a gradient. */
  readonly scalar?: boolean;
  /** Whether `cond` and `scan` occur. */
  readonly loops?: boolean;
}

const SHAPES: readonly Shape[] = [[], [3], [2], [2, 3], [1], [3, 2], [1, 3], [2, 1], [2, 2]];
/** Where inputs lie: around 0, or to the right of it, where logarithms and quotients are at home. */
const REACHES: readonly Interval[] = [
  [-1.5, 1.5],
  [0.5, 2],
  [-0.8, 0.8],
];
/** Where the operation drawn does not fit, the list is searched in steps of a prime, so that its neighbours
 * in the list, which fit as little, do not all give way to the same one. */
const STRIDE = 211;
const MOST_VALUES = 18;

const MOST_PICKS = 20;
const LAST_PICK = 13;
/** A comparison is often followed by a choice. */
const WHERE = plainOps.findIndex(({ name }) => name === 'where');
/** Every other integer or boolean is used at once by what takes one, so that it is not dropped. */
const USERS: Readonly<Record<'int' | 'bool', readonly number[]>> = {
  int: usersOf('int'),
  bool: usersOf('bool'),
};

function usersOf(kind: Known['kind']): number[] {
  return programOps.flatMap(({ takes }, i) => (takes.includes(kind) ? [i] : []));
}

const step: fc.Arbitrary<StepGene> = fc.record({
  op: fc.nat(1000),
  picks: fc.tuple(fc.nat(MOST_PICKS), fc.nat(MOST_PICKS), fc.nat(MOST_PICKS)),
  knob: fc.nat(60),
});

/**
 * Small well-typed programs over floats: elementwise functions, arithmetic, comparisons with `where`,
 * reductions, reshapes, broadcasts, products. Values stay small and away from poles.
 *
 * @param options - how long, and whether the result is one number
 * @returns an arbitrary; a counterexample prints as source text
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { inputsOf, programs, toFunction } from '@gradus/testing';
 * fc.assert(
 *   fc.property(programs({ scalar: true }), (program) => {
 *     const y = toFunction(program)(...inputsOf(program, 'float64'));
 *     return Number.isFinite(y.item());
 *   }),
 *   { numRuns: 10 },
 * );
 * ```
 */
export function programs(options: ProgramOptions = {}): fc.Arbitrary<RandomProgram> {
  const { maxNodes = 18, scalar = false, loops = false } = options;
  const ops = loops ? programOps : plainOps;
  const genes: fc.Arbitrary<Genes> = fc.record({
    shapes: fc.array(fc.nat(SHAPES.length * REACHES.length - 1), { minLength: 1, maxLength: 3 }),
    values: fc.array(fc.integer({ min: 0, max: 99 }), {
      minLength: MOST_VALUES,
      maxLength: MOST_VALUES,
    }),
    steps: fc.array(step, { minLength: 1, maxLength: maxNodes, size: 'max' }),
  });
  return genes.map((drawn) => printable(express(drawn, { ops, scalar })));
}

function printable(program: RandomProgram): RandomProgram {
  const text = (): string => `\n${toSource(program)}\n`;
  return Object.defineProperty(program, fc.toStringMethod, { value: text, enumerable: false });
}

/** Reads a program off its genes. */
function express(
  { shapes, values, steps }: Genes,
  { ops, scalar }: { readonly ops: readonly ProgramOp[]; readonly scalar: boolean },
): RandomProgram {
  const known = shapes.map((k) =>
    float(chosen(SHAPES, k)!, REACHES[Math.floor(k / SHAPES.length)]!)!,
  );
  const inputs = known.map(({ shape, range }, i): ProgramInput => {
    const entries = Array.from({ length: sizeOf(shape) }, (_, j) =>
      entry(values, 6 * i + j, range),
    );
    return { shape, values: entries };
  });
  const nodes: ProgramNode[] = [];
  for (const gene of steps) {
    const grown = next(ops, gene, known);
    if (grown === null) continue;
    known.push(grown.result);
    nodes.push(grown.node);
  }
  const last = known.findLastIndex(({ kind }) => kind === 'float');
  if (last < inputs.length || (scalar && known[last]!.shape.length > 0)) {
    nodes.push({ op: 'sum', args: [last], params: { axis: null, keepdims: false } });
    return trimmed({ inputs, nodes }, inputs.length + nodes.length - 1);
  }
  return trimmed({ inputs, nodes }, last);
}

/** Entries of four digits that differ from one another, so that there are no ties. */
function entry(values: readonly number[], i: number, [low, high]: Interval): number {
  const part = (values[i % values.length]! + (i % 20) / 21) / 100;
  return Math.round(1e4 * (low + part * (high - low))) / 1e4;
}

/** One more operation, with what is known of its result. */
interface Grown {
  readonly node: ProgramNode;
  readonly result: Known;
}

/** The operation that a gene asks for, or the next one in the list that fits. */
function next(ops: readonly ProgramOp[], gene: StepGene, known: readonly Known[]): Grown | null {
  const start = startOf(gene, known.at(-1)!.kind);
  for (let shift = 0; shift < ops.length; shift++) {
    const grown = applied(chosen(ops, start + STRIDE * shift)!, gene, known);
    if (grown !== null) return grown;
  }
  return null;
}

/** Where in the list to look first. */
function startOf({ op, knob }: StepGene, last: Known['kind']): number {
  if (last === 'float') return op;
  if (last === 'bool' && knob % 2 === 0) return WHERE;
  return chosen(USERS[last], op)!;
}

function applied(op: ProgramOp, { picks, knob }: StepGene, known: readonly Known[]): Grown | null {
  const args = operands(known, op, picks);
  const tie = op.gap !== undefined && args?.[0] === args?.[1];
  if (args === null || tie) return null;
  const xs = args.map((i) => known[i]!);
  const params = op.params === undefined ? {} : op.params(xs, knob);
  const result = params && op.result(xs, params);
  return result && { result, node: { op: op.name, args, params: params } };
}

/** A value for every operand, different ones where there are enough. */
function operands(
  known: readonly Known[],
  { takes }: ProgramOp,
  picks: readonly number[],
): number[] | null {
  const args: number[] = [];
  for (const [k, kind] of takes.entries()) {
    const all = known.flatMap((value, i) => (value.kind === kind ? [i] : []));
    const fresh = all.filter((i) => !args.includes(i));
    const found = fromTheEnd(fresh.length > 0 ? fresh : all, picks[k]!);
    if (found === undefined) return null;
    args.push(found);
  }
  return args;
}

/** Most numbers mean the last element, so that programs hang together. */
function fromTheEnd(list: readonly number[], number: number): number | undefined {
  const back = Math.max(0, number - LAST_PICK);
  return list[list.length - 1 - (back % list.length)];
}

/** The nodes that the result needs, and the inputs they use. */
function trimmed({ inputs, nodes }: RandomProgram, result: number): RandomProgram {
  const needed = new Set([result]);
  for (let k = nodes.length - 1; k >= 0; k--) {
    if (needed.has(inputs.length + k)) for (const arg of nodes[k]!.args) needed.add(arg);
  }
  const kept = [...inputs.keys(), ...nodes.map((_, k) => inputs.length + k)].filter((i) =>
    needed.has(i),
  );
  const numbers = new Map(kept.map((old, now) => [old, now]));
  return {
    inputs: inputs.filter((_, i) => needed.has(i)),
    nodes: nodes.flatMap((node, k) =>
      needed.has(inputs.length + k)
        ? [{ ...node, args: node.args.map((arg) => numbers.get(arg)!) }]
        : [],
    ),
  };
}

/**
 * The names of the operations in a program.
 *
 * @param program - a program
 * @returns names in order
 */
export function operationNames(program: RandomProgram): string[] {
  return program.nodes.map((node) => operationOf(node).name);
}

/**
 * Random programs as data: a list of operations, each on values before it. As data a program can be run
 * under every transformation, shrunk, kept as a regression, and written down, in TypeScript or in
 * another language.
 */
import {
  allocate,
  convert,
  fromData,
  typeOf,
  type FloatDType,
  type Params,
  type Shape,
  type Tensor,
} from '@gradus/tensor';
import { elementOps } from './elementOps.table.js';
import { integerOps } from './integerOps.table.js';
import { loopOps } from './loopOps.table.js';
import { shapeOps } from './shapeOps.table.js';
import type { ProgramOp } from './programOp.js';

/** An input with its entries in row-major order. */
export interface ProgramInput {
  readonly shape: Shape;
  readonly values: readonly number[];
}

/** One operation. `args` number the values: first the inputs, then the results of nodes, in order. */
export interface ProgramNode {
  readonly op: string;
  readonly args: readonly number[];
  readonly params: Params;
}

/** A program; its result is the value of the last node. */
export interface RandomProgram {
  readonly inputs: readonly ProgramInput[];
  readonly nodes: readonly ProgramNode[];
}

/** Operations without programs inside, those by elements first and those on integers last. */
export const plainOps: readonly ProgramOp[] = [...elementOps, ...shapeOps, ...integerOps];
/** All operations. */
export const programOps: readonly ProgramOp[] = [...plainOps, ...loopOps];

/**
 * The operation of a node. Two operations may share a name, one of them taking a number: `x + y`, `x + 2`.
 *
 * @param node - a node
 * @returns its operation
 */
export function operationOf({ op, args }: ProgramNode): ProgramOp {
  return programOps.find((each) => each.name === op && each.takes.length === args.length)!;
}

/**
 * The program as a function that can be differentiated, mapped and compiled.
 *
 * @param program - a program
 * @returns a function of one tensor an input
 */
export function toFunction(program: RandomProgram): (...inputs: Tensor[]) => Tensor {
  return (...inputs) => valuesOf(program, inputs).at(-1)!;
}

/**
 * All values of a program.
 *
 * @param program - a program
 * @param inputs - one tensor an input
 * @returns the inputs and the result of every node
 */
export function valuesOf(program: RandomProgram, inputs: readonly Tensor[]): Tensor[] {
  const values = [...inputs];
  for (const node of program.nodes) {
    const args = node.args.map((i) => values[i]!);
    values.push(operationOf(node).run(args, node.params));
  }
  return values;
}

/**
 * The inputs of a program.
 *
 * @param program - a program
 * @param dtype - their dtype
 * @returns one tensor an input
 */
export function inputsOf({ inputs }: RandomProgram, dtype: FloatDType): Tensor[] {
  return inputs.map(({ shape, values }) => {
    const data = allocate(dtype, values.length);
    values.forEach((value, i) => (data[i] = convert(value, dtype)));
    return fromData(typeOf(dtype, shape), data);
  });
}

/**
 * How far the program is from a kink at its inputs: the least distance of compared values from one
 * another. There its derivative jumps and no finite difference can tell it.
 *
 * @param program - a program
 * @returns the distance; infinite for a smooth program
 */
export function distanceFromKink(program: RandomProgram): number {
  const values = valuesOf(program, inputsOf(program, 'float64'));
  let closest = Infinity;
  for (const node of program.nodes) {
    const args = node.args.map((i) => values[i]!);
    const gap = operationOf(node).gap?.(args, node.params) ?? Infinity;
    closest = Math.min(closest, gap);
  }
  return closest;
}

/** The name of a value: x0, x1 … for inputs, v0, v1 … for results. */
function valueName({ inputs }: RandomProgram, i: number): string {
  return i < inputs.length ? `x${i}` : `v${i - inputs.length}`;
}

/**
 * The program as a reader would write it, with its inputs.
 *
 * @param program - a program
 * @returns TypeScript over the public names of gradus
 */
export function toSource(program: RandomProgram): string {
  const name = (i: number): string => valueName(program, i);
  const parameters = program.inputs.map((_, i) => `${name(i)}: Tensor`).join(', ');
  const lines = program.nodes.map((node, k) => {
    const expression = operationOf(node).source(node.args.map(name), node.params);
    const last = k === program.nodes.length - 1;
    return last
      ? `  return ${expression};`
      : `  const ${name(program.inputs.length + k)} = ${expression};`;
  });
  const inputs = program.inputs.map((_, i) => `// ${name(i)} = ${literal(program.inputs[i]!)}`);
  return [`(${parameters}) => {`, ...lines, '};', ...inputs].join('\n');
}

/**
 * The program in Python, as a function `program` of its inputs; `jax`, `jnp`, `lax`, `nn` and `special`
 * are JAX's modules.
 *
 * @param program - a program
 * @returns a definition
 *
 * @example
 * ```ts
 * import { toJax } from '@gradus/testing';
 * const inputs = [{ shape: [2], values: [0.5, -1] }];
 * const text = toJax({ inputs, nodes: [{ op: 'sin', args: [0], params: {} }] });
 * console.log(text.split('\n')[1]); // =>     return jnp.sin(x0)
 * ```
 */
export function toJax(program: RandomProgram): string {
  const name = (i: number): string => valueName(program, i);
  const lines = program.nodes.map((node, k) => {
    const expression = operationOf(node).jax(node.args.map(name), node.params);
    const last = k === program.nodes.length - 1;
    return last ? `return ${expression}` : `${name(program.inputs.length + k)} = ${expression}`;
  });
  const parameters = program.inputs.map((_, i) => name(i)).join(', ');
  return [`def program(${parameters}):`, ...lines.map((line) => `    ${line}`)].join('\n');
}

function literal({ shape, values }: ProgramInput): string {
  const build = (axis: number, start: number, size: number): string => {
    if (axis === shape.length) return String(values[start]);
    const step = size / shape[axis]!;
    const parts = Array.from({ length: shape[axis]! }, (_, i) =>
      build(axis + 1, start + i * step, step),
    );
    return `[${parts.join(', ')}]`;
  };
  return `array(${build(0, 0, values.length)})`;
}

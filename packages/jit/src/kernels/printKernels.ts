/**
 * Kernels as text: what is walked, what is computed from what, what is stored.
 */
import { formatNumber, type DType } from '@gradus/tensor';
import { showParams } from '@gradus/ir';
import { addressText } from '../loops/addressText.js';
import { letter } from '../loops/axes.js';
import { printContractPlan } from './printContractPlan.js';
import type {
  Access,
  Buffer,
  ChooseKernel,
  ContractKernel,
  ContractOperand,
  HostKernel,
  HostValue,
  IndexedKernel,
  Kernel,
  Nest,
  ReduceKernel,
  RepeatKernel,
  Routine,
  RowsKernel,
  Scalar,
} from './kernel.js';

/**
 * Kernels as text.
 *
 * @param kernels - kernels in order
 * @returns the text, without a line break at its end
 */
export function printKernels(kernels: readonly Kernel[]): string {
  return kernels.flatMap(kernelLines).join('\n');
}

function kernelLines(kernel: Kernel): string[] {
  switch (kernel.kind) {
    case 'map':
      return kernel.nests.flatMap((nest) => mapLines(kernel.name, nest));
    case 'reduce':
      return reduceLines(kernel);
    case 'rows':
      return rowsLines(kernel);
    case 'contract':
      return [contractLine(kernel), ...epilogueLines(kernel)];
    case 'indexed':
      return [indexedLine(kernel)];
    case 'host':
      return [hostLine(kernel)];
    case 'repeat':
      return repeatLines(kernel);
    case 'choose':
      return chooseLines(kernel);
  }
}

function mapLines(name: string, { shape, scalars, stores }: Nest): string[] {
  return [`${name}: map [${shape.join(',')}]`, ...named(scalars, stores).lines];
}

function reduceLines({
  name,
  shape,
  axes,
  combine,
  scalars,
  value,
  result,
  stores = [],
}: ReduceKernel): string[] {
  const { lines, nameOf } = named(scalars, stores);
  return [
    `${name}: ${combine} [${shape.join(',')}] over ${axes.join(',')}`,
    ...lines,
    `  ${showAccess(result)} = ${combine} ${nameOf(value)}`,
  ];
}

function rowsLines({ name, outer, kernels }: RowsKernel): string[] {
  const lines = kernels.flatMap(kernelLines).map((line) => `  ${line}`);
  return [`${name}: row by row of [${outer.join(',')}]`, ...lines];
}

function contractLine({ name, axes, shapes, operands, result, plan }: ContractKernel): string {
  const show = (o: ContractOperand): string =>
    o.buffer === null ? showNumber(o.value, result.dtype) : showAccess(o);
  const [left, right] = operands.map((o, i) => `${show(o)} of [${shapes[i]!.join(',')}]`);
  const pairs = (list: readonly (readonly number[])[]): string =>
    list[0]!.map((axis, i) => `${axis} with ${list[1]![i]}`).join(', ') || 'none';
  return `${name}: contract ${left}, ${right}; summed ${pairs(axes.contract)}; batch ${pairs(axes.batch)} -> ${result.name}; ${printContractPlan(plan)}`;
}

function epilogueLines({ result, epilogue }: ContractKernel): string[] {
  if (epilogue === null) return [];
  const { stays, scalars, stores } = epilogue;
  return [
    `  then, ${stays ? 'beside' : 'instead of'} ${result.name}:`,
    ...named(scalars, stores, result).lines,
  ];
}

function indexedLine({
  name,
  move,
  blocks,
  count,
  from,
  block,
  places,
  result,
}: IndexedKernel): string {
  const shape = Object.values(blocks).join(',');
  const nameOf = (b: Buffer | number): string => (typeof b === 'number' ? String(b) : b.name);
  const word = move === 'add' ? 'to' : 'over';
  const what = block === null ? from.name : `${nameOf(block)} ${word} ${from.name}`;
  return `${name}: ${move} ${count} of [${shape}] at ${nameOf(places)}: ${what} -> ${result.name}`;
}

function repeatLines(kernel: RepeatKernel): string[] {
  const { name, shape, args, results, body, condition, carrying } = kernel;
  const { steps, reverse, asked, consts, carry } = shape;
  const first = asked + consts;
  const list = (buffers: readonly Buffer[]): string => buffers.map((b) => b.name).join(', ');
  const how = steps === null ? 'repeat' : `repeat ${steps} times${reverse ? ' backwards' : ''}`;
  const fixed = args.slice(0, first);
  return [
    `${name}: ${how} with ${list(fixed) || 'nothing'} -> ${list(results) || 'nothing'}`,
    ...args.slice(first, first + carry).map((arg, i) => {
      const [before, after] = [body.inputs[consts + i]!, body.outputs[i]!];
      return `  carry ${before.name} = ${arg.name}, then ${after.name} (${carrying[i]!.kind})`;
    }),
    ...args.slice(first + carry).map((arg, i) => {
      return `  rows of ${arg.name} as ${body.inputs[consts + carry + i]!.name}`;
    }),
    ...(condition === null ? [] : ['  while', ...inside(condition.routine, '    ')]),
    ...inside(body, '  '),
  ];
}

function chooseLines({ name, args, results, branches }: ChooseKernel): string[] {
  return [
    `${name}: choose by ${args[0]!.name} -> ${results.map((r) => r.name).join(', ')}`,
    ...branches.flatMap((branch, i) => [`  ${i}:`, ...inside(branch, '    ')]),
  ];
}

function inside({ kernels }: Routine, indent: string): string[] {
  return kernels.flatMap(kernelLines).map((line) => indent + line);
}

function hostLine({ name, primitive, params, args, results }: HostKernel): string {
  const right = [`${primitive.name}${showParams(params)}`, ...args.map(showValue)].join(' ');
  return `${name}: host ${results.map((r) => r.buffer.name).join(', ')} = ${right}`;
}

function showValue(value: HostValue): string {
  return value.kind === 'literal' ? showNumber(value.value, value.type.dtype) : value.buffer.name;
}

function showNumber(value: number, dtype: DType): string {
  return formatNumber(value, dtype === 'float32');
}

function showAccess({ buffer, offset, strides }: Access): string {
  const terms = strides.map((stride, d) => [letter(d), stride] as const);
  return addressText(buffer.name, terms, offset);
}

/** Scalars and where they go as lines, and the names they have there. */
function named(
  scalars: readonly Scalar[],
  stores: Nest['stores'],
  product: Buffer | null = null,
): {
  readonly lines: string[];
  nameOf(scalar: Scalar): string;
} {
  const names = new Map<Scalar, string>(scalars.map((s, i) => [s, `v${i}`]));
  const nameOf = (s: Scalar): string =>
    s.kind === 'constant' ? showNumber(s.value, s.dtype) : names.get(s)!;
  const right = (s: Scalar): string => {
    switch (s.kind) {
      case 'constant':
        return nameOf(s);
      case 'load':
        return s.access.buffer === product ? product.name : showAccess(s.access);
      case 'apply':
        return [s.op, ...s.args.map(nameOf)].join(' ');
      case 'call':
        return [s.f.name, ...s.args.map(nameOf)].join(' ');
    }
  };
  const values = scalars.map((s) => `  ${nameOf(s)}: ${s.dtype} = ${right(s)}`);
  const writes = stores.map(({ access, value }) => `  ${showAccess(access)} = ${nameOf(value)}`);
  return { lines: [...values, ...writes], nameOf };
}

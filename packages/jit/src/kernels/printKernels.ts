/**
 * Kernels as text: what is walked, what is computed from what, what is stored.
 */
import { formatNumber, type DType } from '@gradus/tensor';
import { showParams } from '@gradus/ir';
import { addressText } from '../loops/addressText.js';
import { letter } from '../loops/axes.js';
import type {
  Access,
  ContractKernel,
  ContractOperand,
  HostKernel,
  HostValue,
  Kernel,
  Nest,
  ReduceKernel,
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
    case 'contract':
      return [contractLine(kernel)];
    case 'host':
      return [hostLine(kernel)];
  }
}

function mapLines(name: string, { shape, scalars, stores }: Nest): string[] {
  const { lines, nameOf } = named(scalars);
  const writes = stores.map(({ access, value }) => `  ${showAccess(access)} = ${nameOf(value)}`);
  return [`${name}: map [${shape.join(',')}]`, ...lines, ...writes];
}

function reduceLines({
  name,
  shape,
  axes,
  combine,
  scalars,
  value,
  result,
}: ReduceKernel): string[] {
  const { lines, nameOf } = named(scalars);
  return [
    `${name}: ${combine} [${shape.join(',')}] over ${axes.join(',')}`,
    ...lines,
    `  ${showAccess(result)} = ${combine} ${nameOf(value)}`,
  ];
}

function contractLine({ name, axes, shapes, operands, result }: ContractKernel): string {
  const show = (o: ContractOperand): string =>
    o.buffer === null ? showNumber(o.value, result.dtype) : showAccess(o);
  const [left, right] = operands.map((o, i) => `${show(o)} of [${shapes[i]!.join(',')}]`);
  const pairs = (list: readonly (readonly number[])[]): string =>
    list[0]!.map((axis, i) => `${axis} with ${list[1]![i]}`).join(', ') || 'none';
  return `${name}: contract ${left}, ${right}; summed ${pairs(axes.contract)}; batch ${pairs(axes.batch)} -> ${result.name}`;
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

/** Scalars as lines, and the names they have there. */
function named(scalars: readonly Scalar[]): {
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
        return showAccess(s.access);
      case 'apply':
        return [s.op, ...s.args.map(nameOf)].join(' ');
      case 'call':
        return [s.f.name, ...s.args.map(nameOf)].join(' ');
    }
  };
  return { lines: scalars.map((s) => `  ${nameOf(s)}: ${s.dtype} = ${right(s)}`), nameOf };
}

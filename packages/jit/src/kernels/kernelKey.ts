/**
 * What kernels have in common that differ in nothing but their buffers: the same walk, the same operations,
 * the same strides. Their keys are equal, and one function serves all of them when it is told where the
 * buffers begin. A buffer is written as its number in the order of first use, so a kernel that reads one
 * buffer twice has another key than one that reads two. Cost: linear in the size of the kernel.
 */
import { accessesOf } from './accesses.js';
import {
  operandsOf,
  type Access,
  type Buffer,
  type ContractOperand,
  type Epilogue,
  type Nest,
  type NumberFunction,
  type Scalar,
  type Store,
  type WalkKernel,
} from './kernel.js';

/** The key of a kernel, and its buffers in the order of their numbers. */
export interface KernelKey {
  readonly key: string;
  readonly buffers: readonly Buffer[];
}

/**
 * The key of a kernel.
 *
 * @param kernel - a kernel that walks over elements
 * @returns what it has in common with others, and what is its own
 */
export function kernelKey(kernel: WalkKernel): KernelKey {
  const names = new BufferNames();
  const { reads, writes } = accessesOf(kernel);
  for (const { buffer } of reads) names.of(buffer);
  for (const { buffer } of writes) names.of(buffer);
  const own = `${kernel.kind} ${walkKey(kernel, names)}`;
  const types = names.buffers.map(({ dtype, size }) => `${dtype} ${size}`);
  return { key: `${types.join(' ')} | ${own}`, buffers: names.buffers };
}

/** Numbers of buffers, in the order in which they are met. */
class BufferNames {
  readonly buffers: Buffer[] = [];
  readonly #numbers = new Map<Buffer, number>();

  of(buffer: Buffer): number {
    const known = this.#numbers.get(buffer);
    if (known !== undefined) return known;
    this.#numbers.set(buffer, this.buffers.length);
    return this.buffers.push(buffer) - 1;
  }
}

function walkKey(kernel: WalkKernel, names: BufferNames): string {
  switch (kernel.kind) {
    case 'map':
      return kernel.nests.map((nest) => nestKey(nest, names)).join(' / ');
    case 'reduce': {
      const { shape, axes, combine, scalars, value, result, stores = [], partial } = kernel;
      const list = new ScalarKeys(scalars, names);
      const end = [list.of(value), access(result, names), ...storeKeys(stores, list, names)];
      const pieces = partial ? [names.of(partial)] : [];
      return [combine, shape, 'over', axes, list.text, ...end, ...pieces].join(' ');
    }
    case 'rows': {
      const inside = kernel.kernels.map((k) => `${k.kind} ${walkKey(k, names)}`);
      return [kernel.outer, ...inside].join(' ; ');
    }
    case 'indexed': {
      const { move, blocks, count, from, block, sums, places, result, outside } = kernel;
      const all = [from, block, sums, places, result].filter((b) => b !== null);
      const list = all.map((b) => (typeof b === 'number' ? `of ${numberText(b)}` : names.of(b)));
      return [move, ...Object.values(blocks), count, ...list, numberText(outside)].join(' ');
    }
    case 'contract': {
      const { axes, shapes, operands, result, epilogue } = kernel;
      const both = operands.map((o) => operand(o, names));
      const start = [JSON.stringify(axes), shapes.join(' by '), ...both];
      return [...start, ...resultKey(result, epilogue, names)].join(' ');
    }
  }
}

/** Where results go; one that is not written has no number. */
function resultKey(result: Buffer, epilogue: Epilogue | null, names: BufferNames): string[] {
  const own = epilogue?.stays === false ? [] : [String(names.of(result))];
  if (epilogue === null) return own;
  const list = new ScalarKeys(epilogue.scalars, names, result);
  return [...own, list.text, ...storeKeys(epilogue.stores, list, names)];
}

function nestKey({ shape, scalars, stores }: Nest, names: BufferNames): string {
  const list = new ScalarKeys(scalars, names);
  return [shape, list.text, ...storeKeys(stores, list, names)].join(' ');
}

function storeKeys(stores: readonly Store[], list: ScalarKeys, names: BufferNames): string[] {
  return stores.map((s) => `${access(s.access, names)} ${list.of(s.value)}`);
}

function access({ buffer, offset, strides }: Access, names: BufferNames): string {
  return `${names.of(buffer)}+${offset}[${strides.join()}]`;
}

function operand(o: ContractOperand, names: BufferNames): string {
  return o.buffer === null ? numberText(o.value) : access(o, names);
}

/** Scalars as text; operands are written as their place in the list. */
class ScalarKeys {
  readonly text: string;
  readonly #places = new Map<Scalar, number>();
  readonly #names: BufferNames;
  readonly #product: Buffer | null;

  /** A load of the product is at hand already. */
  constructor(scalars: readonly Scalar[], names: BufferNames, product: Buffer | null = null) {
    this.#names = names;
    this.#product = product;
    const lines = scalars.map((scalar, i) => {
      const line = this.#line(scalar);
      this.#places.set(scalar, i);
      return line;
    });
    this.text = lines.join(';');
  }

  /** A scalar by its place; a constant that stands in no list, by its value. */
  of(scalar: Scalar): string {
    const place = this.#places.get(scalar);
    return place === undefined ? this.#line(scalar) : `v${place}`;
  }

  #line(scalar: Scalar): string {
    const { dtype } = scalar;
    if (scalar.kind === 'constant') return `${dtype} ${numberText(scalar.value)}`;
    if (scalar.kind === 'load' && scalar.access.buffer === this.#product) return `${dtype} product`;
    if (scalar.kind === 'load') return `${dtype} ${access(scalar.access, this.#names)}`;
    const name = scalar.kind === 'apply' ? scalar.op : `f${functionNumber(scalar.f)}`;
    return `${dtype} ${name} ${operandsOf(scalar)
      .map((x) => this.of(x))
      .join()}`;
  }
}

/** −0 is another constant than 0. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const numbersOfFunctions = /* @__PURE__ */ new WeakMap<NumberFunction, number>();
let functions = 0;

/** Functions are what they are by identity. */
function functionNumber(f: NumberFunction): number {
  let number = numbersOfFunctions.get(f);
  if (number === undefined) numbersOfFunctions.set(f, (number = functions++));
  return number;
}

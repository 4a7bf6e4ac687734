/**
 * What a reader sees behind the name of an instruction. Here it is checked what the types cannot say: ranges of
 * lanes and offsets, whose local it is, numbers that fit. An i32 outside of 32 bits is a fault of the
 * emitter, and wrapping it would hide that. Floats are kept as bytes, so that the sign of zero survives.
 */
import { unreachable } from '@gradus/tensor';
import { laneBytes, wrapped } from './constant.js';
import { f32Bytes, f64Bytes } from './encode.js';
import type {
  Immediate,
  ImmediateKind,
  ImmediateOf,
  LaneShape,
  Local,
  Mnemonic,
} from './instruction.js';
import { opcode } from './opcode.js';

type PartsOf<I> = I extends { readonly kind: 'none' | 'mark' } ? never : Omit<I, 'kind'>;

/** A constant as it is given. */
interface Constant {
  readonly value: number | bigint;
}

/** A vector constant as it is given. */
interface Lanes {
  readonly shape: LaneShape;
  readonly values: readonly (number | bigint)[];
}

/** What the method that adds an instruction was given. */
export type Given = PartsOf<Immediate> | Constant | Lanes;

/** The function whose instruction it is. */
interface Owner {
  readonly name: string;
  readonly locals: readonly Local[];
}

function inRange(what: string, value: number, end: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value < end))
    unreachable(`${what} ${value}, want 0 … ${end - 1}`);
}

const BITS: Readonly<Record<LaneShape, number>> = {
  i8x16: 8,
  i16x8: 16,
  i32x4: 32,
  i64x2: 64,
  f32x4: 32,
  f64x2: 64,
};

/** Any integer that fits `bits` bits, read as signed or unsigned. */
function integer(value: number | bigint, bits: number): number | bigint {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!whole) unreachable(`an integer constant of ${value}`);
  const exact = BigInt(value);
  if (exact < -(1n << BigInt(bits - 1)) || exact >= 1n << BigInt(bits))
    unreachable(`the constant ${value} does not fit ${bits} bits`);
  return wrapped(value, bits);
}

function float(value: number | bigint): number {
  return typeof value === 'number'
    ? value
    : unreachable(`a float constant of ${value}n: pass a number`);
}

function vector({ shape, values }: Lanes): ImmediateOf<'v128'> {
  if (values.length * BITS[shape] !== 128) unreachable(`${values.length} values for ${shape}`);
  for (const value of values) {
    if (shape.startsWith('f')) float(value);
    else integer(value, BITS[shape]);
  }
  return { kind: 'v128', shape, bytes: laneBytes(shape, values) };
}

function checkPlace(op: Mnemonic, { offset, align }: { offset: number; align: number }): void {
  const { size } = opcode(op);
  if (![1, 2, 4, 8, 16].includes(align) || align > size)
    unreachable(`${op} aligned to ${align}, want a power of 2 ≤ ${size}`);
  inRange(`${op} at offset`, offset, 2 ** 32);
}

function checkLanes({ lanes }: ImmediateOf<'lanes'>): void {
  if (lanes.length !== 16) unreachable(`a shuffle of ${lanes.length} lanes, want 16`);
  for (const lane of lanes) inRange('i8x16.shuffle', lane, 32);
}

function checkLocal({ local }: ImmediateOf<'local'>, { name, locals }: Owner): void {
  if (locals[local.index] !== local) unreachable(`local $${local.name} is not one of $${name}`);
}

type Checks = {
  readonly [K in ImmediateKind]?: (immediate: ImmediateOf<K>, op: Mnemonic, owner: Owner) => void;
};

const CHECKS: Checks = {
  lane: ({ lane }, op) => inRange(op, lane, opcode(op).size),
  lanes: checkLanes,
  local: (immediate, _, owner) => checkLocal(immediate, owner),
  memory: (place, op) => checkPlace(op, place),
  memoryLane(place, op) {
    inRange(op, place.lane, 16 / opcode(op).size);
    checkPlace(op, place);
  },
};

function immediate(op: Mnemonic, given: Given | null): Immediate {
  const { kind, size } = opcode(op);
  const { value } = { ...given } as Constant;
  switch (kind) {
    case 'i32':
      return { kind, value: Number(integer(value, 32)) };
    case 'i64':
      return { kind, value: BigInt(integer(value, 64)) };
    case 'f32':
      return { kind, bytes: f32Bytes(float(value)) };
    case 'f64':
      return { kind, bytes: f64Bytes(float(value)) };
    case 'v128':
      return vector(given as Lanes);
    case 'memories':
      return { kind, count: size };
    default:
      return { kind, ...given } as Immediate; // each method gives what its kind of immediate has
  }
}

/**
 * The immediate of an instruction.
 *
 * @param op - the instruction's name
 * @param given - what the method that adds it was given; null for nothing
 * @param owner - the function to which it is added
 * @returns the immediate; throws where it is no valid one
 */
export function immediateOf(op: Mnemonic, given: Given | null, owner: Owner): Immediate {
  const made = immediate(op, given);
  const check = CHECKS[made.kind] as
    | ((immediate: Immediate, op: Mnemonic, owner: Owner) => void)
    | undefined; // the key and the argument are of one kind
  check?.(made, op, owner);
  return made;
}

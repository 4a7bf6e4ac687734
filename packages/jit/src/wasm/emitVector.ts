/**
 * Vector expressions as instructions. A vector is one register of 128 bits, or two where its elements have
 * 64; a bool is a mask over lanes of 32 bits. Expressions are pushed register by register. Where a
 * register of the result needs both of an operand, or the operand is needed twice, the operand is kept in
 * locals, once in a statement. What has no vector instruction is done lane by lane by scalar code.
 */
import { LANES, type Expression } from '@gradus/tensor/code';
import { unreachable } from '@gradus/tensor';
import type { Local } from './assembler.js';
import { emitScalar } from './emitScalar.js';
import type { Operation } from '../kernels/kernel.js';
import { isBits, pushBits } from './bitOperations.js';
import { instructionOf, isUnchanged } from './operations.table.js';
import { pushCast } from './vectorCasts.js';
import {
  pushConstant,
  registerCount,
  registers,
  SHAPES,
  type VectorContext,
} from './vectorContext.js';
import { pushMask } from './vectorMasks.js';
import { pushLoad } from './vectorMemory.js';
import { EVEN } from './vectorShuffles.js';

type Apply = Extract<Expression, { readonly kind: 'apply' }>;
type Splat = Extract<Expression, { readonly kind: 'splat' }>;

/**
 * Pushes one register of a vector.
 *
 * @param c - the function
 * @param e - the vector
 * @param part - which register
 */
export function pushVector(c: VectorContext, e: Expression, part: number): void {
  switch (e.kind) {
    case 'constant':
      return pushConstant(c, e.value, e.dtype);
    case 'load':
      return pushLoad(c, e.place, part);
    case 'local':
      c.f.localGet(c.registersOf(e.local)[part]!);
      return;
    case 'splat':
      return pushSplat(c, e, part);
    case 'pack':
      return pushPack(c, e.args, part);
    case 'call':
      return pushLanewise(c, e, part);
    case 'apply':
      return pushApply(c, e, part);
    case 'any':
    case 'lane':
      return unreachable('a lane is a number');
  }
}

/**
 * Pushes a lane of a vector as a number.
 *
 * @param c - the function
 * @param e - the vector
 * @param lane - which lane
 */
export function pushLane(c: VectorContext, e: Expression, lane: number): void {
  const { f } = c;
  const wide = e.dtype === 'float64';
  f.localGet(registers(c, e)[wide ? lane >> 1 : 0]!);
  f.lane(`${SHAPES[e.dtype]}.extract_lane`, wide ? lane & 1 : lane);
  if (e.dtype === 'bool') f.const('i32', 1).op('i32.and');
}

function pushSplat(c: VectorContext, e: Splat, part: number): void {
  const { f } = c;
  const [x] = e.args;
  if (part === 1) {
    f.localGet(c.kept.get(e)![0]!);
    return;
  }
  if (x.kind === 'load' && x.dtype !== 'bool') {
    const op = x.dtype === 'float64' ? 'v128.load64_splat' : 'v128.load32_splat';
    f.access(op, c.pushAddress(x.place));
  } else {
    emitScalar(c, x);
    f.op(`${SHAPES[x.dtype]}.splat`);
  }
  if (x.dtype === 'bool') f.op('i32x4.neg');
  if (x.dtype !== 'float64') return;
  const [both] = c.scratch(1) as [Local];
  f.localTee(both);
  c.kept.set(e, [both]);
}

function pushPack(c: VectorContext, numbers: readonly Expression[], part: number): void {
  const { dtype } = numbers[0]!;
  const shape = SHAPES[dtype];
  const count = LANES / registerCount(dtype);
  numbers.slice(part * count, (part + 1) * count).forEach((x, lane) => {
    emitScalar(c, x);
    if (lane === 0) c.f.op(`${shape}.splat`);
    else c.f.lane(`${shape}.replace_lane`, lane);
  });
  if (dtype === 'bool') c.f.op('i32x4.neg');
}

/** Computes every lane by scalar code. */
function pushLanewise(
  c: VectorContext,
  e: Extract<Expression, { readonly kind: 'call' | 'apply' }>,
  part: number,
): void {
  const { lanes: _, ...scalar } = e;
  const numbers = Array.from({ length: LANES }, (_, lane) => ({
    ...scalar,
    args: e.args.map((a) => oneLane(a, lane)),
  }));
  pushPack(c, numbers, part);
}

function oneLane(e: Expression, lane: number): Expression {
  if (e.kind === 'splat') return e.args[0];
  if (e.kind === 'constant') return { kind: 'constant', dtype: e.dtype, value: e.value };
  return { kind: 'lane', dtype: e.dtype, lane, args: [e] };
}

function pushApply(c: VectorContext, e: Apply, part: number): void {
  switch (e.op) {
    case 'cast':
      return pushCast(c, e.args[0]!, e.dtype, part);
    case 'select':
      return pushSelect(c, e.args, part);
    case 'shiftLeft':
    case 'shiftRight':
      return pushShift(c, e, part);
    default:
      return pushOperation(c, e, part);
  }
}

function pushOperation(c: VectorContext, e: Apply, part: number): void {
  if (isBits(e)) return pushBits(c, e, part);
  const { args } = e;
  const op = e.op as Operation;
  const [x] = args as [Expression, ...Expression[]];
  if (isUnchanged(op, x.dtype)) return pushVector(c, x, part);
  if (e.dtype === 'bool' && x.dtype === 'float64') return pushNarrowMask(c, e);
  const instruction = instructionOf(op, x.dtype, SHAPES[x.dtype], 'v128');
  if (instruction === undefined) return pushLanewise(c, e, part);
  for (const arg of args) pushVector(c, arg, part);
  c.f.op(instruction);
}

/** A comparison of float64 as a mask over lanes of 32 bits. */
function pushNarrowMask(c: VectorContext, e: Apply): void {
  pushMask(c, e, 0);
  pushMask(c, e, 1);
  c.f.shuffle(EVEN);
}

/** All lanes by one constant, or lane by lane. */
function pushShift(c: VectorContext, e: Apply, part: number): void {
  const [x, n] = e.args as [Expression, Expression];
  if (n.kind !== 'constant') return pushLanewise(c, e, part);
  pushVector(c, x, part);
  c.f.const('i32', n.value & 31);
  if (e.op === 'shiftLeft') c.f.op('i32x4.shl');
  else c.f.op(x.dtype === 'int32' ? 'i32x4.shr_s' : 'i32x4.shr_u');
}

function pushSelect(c: VectorContext, args: readonly Expression[], part: number): void {
  const [condition, yes, no] = args as [Expression, Expression, Expression];
  pushVector(c, yes, part);
  pushVector(c, no, part);
  if (yes.dtype === 'float64') pushMask(c, condition, part);
  else pushVector(c, condition, 0);
  c.f.op('v128.bitselect');
}

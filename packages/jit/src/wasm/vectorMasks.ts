/**
 * Masks over lanes of 64 bits, by which float64 are selected. A comparison of float64 is one already; any
 * other bool is a mask over lanes of 32 bits that is widened.
 */
import type { Operation } from '../kernels/kernel.js';
import type { Expression } from '@gradus/tensor/code';
import type { Local } from './assembler.js';
import { instructionOf, LOGIC } from './operations.table.js';
import { pushConstant, registers, SHAPES, type VectorContext } from './vectorContext.js';
import { HIGH_PAIRS, LOW_PAIRS } from './vectorShuffles.js';

/**
 * Pushes one half of a bool as a mask over lanes of 64 bits.
 *
 * @param c - the function
 * @param e - the bool
 * @param part - which half
 */
export function pushMask(c: VectorContext, e: Expression, part: number): void {
  if (e.kind === 'constant') return pushConstant(c, e.value, 'bool');
  if (e.kind !== 'apply') return widened(c, e, part);
  const { dtype } = e.args[0]!;
  const instruction = instructionOf(e.op as Operation, dtype, SHAPES[dtype], 'v128');
  if (instruction === undefined) return widened(c, e, part);
  if (dtype === 'float64') e.args.forEach((x) => c.pushVector(x, part));
  else if (LOGIC.includes(e.op as Operation)) e.args.forEach((x) => pushMask(c, x, part));
  else return widened(c, e, part);
  c.f.op(instruction);
}

/** From a mask over lanes of 32 bits. */
function widened(c: VectorContext, e: Expression, part: number): void {
  const [mask] = registers(c, e) as [Local];
  c.f.localGet(mask).localGet(mask);
  c.f.shuffle(part === 0 ? LOW_PAIRS : HIGH_PAIRS);
}

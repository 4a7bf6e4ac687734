/**
 * The walk over results that a contraction does itself (`kernels/epilogues.ts`), a tile at a time. Everything is
 * computed before anything is stored, so a result may take the place of an operand of the walk.
 */
import {
  apply,
  get,
  set,
  splat,
  type Expression,
  type Local,
  type Place,
  type Statement,
  type ValueKind,
} from '@gradus/tensor/code';
import type { Buffer, Epilogue, Scalar } from '../kernels/kernel.js';

/** One result, or a vector of them. */
export interface Element {
  readonly kind: ValueKind;
  readonly total: Expression;
  /** Where it belongs in a buffer of its shape. */
  at(buffer: Buffer): Place;
}

/**
 * The walk over one result, or over a vector of them.
 *
 * @param epilogue - the walk
 * @param result - what it takes the result for
 * @param element - the result
 * @returns the instructions
 */
export function walkOver(
  epilogue: Epilogue,
  result: Buffer,
  element: Element,
): readonly Statement[] {
  const { steps, values } = worked(epilogue, result, element);
  return [
    ...steps,
    ...epilogue.stores.map(({ access }, i): Statement => ({
      kind: 'store',
      place: element.at(access.buffer),
      value: values[i]!,
    })),
  ];
}

/**
 * Adds one sum, or a vector of them, to what is in the place of the result.
 *
 * @param result - where parts of a long sum are added up
 * @param element - the sum
 * @returns the instruction
 */
export function addedTo(result: Buffer, { kind, total, at }: Element): readonly Statement[] {
  const place = at(result);
  const before: Expression = { ...kind, kind: 'load', place };
  return [{ kind: 'store', place, value: apply('add', before, total) }];
}

/** The walk on one element, or on as many as a vector has: every step a variable. */
function worked(
  { scalars, stores }: Epilogue,
  result: Buffer,
  { kind: { lanes }, total, at }: Element,
): { readonly steps: Statement[]; readonly values: Expression[] } {
  const known = new Map<Scalar, Expression>();
  const steps: Statement[] = [];
  const wide = lanes === undefined ? {} : { lanes };
  const valueOf = (s: Scalar): Expression => {
    if (s.kind !== 'constant') return known.get(s)!;
    return lanes === undefined ? s : splat(s);
  };
  const written = (s: Exclude<Scalar, { readonly kind: 'constant' }>): Expression =>
    s.kind === 'load'
      ? { ...wide, kind: 'load', dtype: s.dtype, place: at(s.access.buffer) }
      : { ...s, ...wide, args: s.args.map(valueOf) };
  for (const [i, s] of scalars.entries()) {
    if (s.kind === 'constant') continue;
    if (s.kind === 'load' && s.access.buffer === result) {
      known.set(s, total);
      continue;
    }
    const local: Local = { ...wide, name: `e${i}`, dtype: s.dtype };
    steps.push(set(local, written(s)));
    known.set(s, get(local));
  }
  return { steps, values: stores.map((s) => valueOf(s.value)) };
}

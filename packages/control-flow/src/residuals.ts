/**
 * Residuals of branches. Each branch of a choice saves what its own linear half needs; the choice has one
 * list of results, so branches share slots: an operand and a result are pointed at, an extra of one branch
 * takes a slot that another uses for an extra of the same type. A branch fills the slots it does not use
 * with zeros that take no memory.
 */
import type { TensorType } from '@gradus/tensor';
import {
  newVar,
  type LinearizedProgram,
  type Program,
  type ResidualSource,
  type Var,
} from '@gradus/ir';
import { zeroDefinition } from './equations.js';

/** Where the linear half of a choice finds a residual. */
export interface Slot {
  readonly source: ResidualSource;
  readonly type: TensorType;
}

/** The two halves of a choice. */
export interface JoinedBranches {
  /** Outputs: the primal outputs, then one extra a slot that is no operand and no result. */
  readonly forward: readonly Program[];
  /** Inputs: the slots, then tangents. */
  readonly linear: readonly Program[];
  readonly slots: readonly Slot[];
}

interface Placed {
  readonly branch: LinearizedProgram;
  /** Slot of each residual of the branch. */
  readonly slots: readonly number[];
}

/**
 * Brings linearized branches to one signature.
 *
 * @param branches - the same outputs are active in all
 * @returns programs of one list of residuals
 */
export function joinResiduals(branches: readonly LinearizedProgram[]): JoinedBranches {
  const slots: Slot[] = [];
  const placed = branches.map((branch): Placed => ({
    branch,
    slots: placeResiduals(branch, slots),
  }));
  return {
    slots,
    forward: placed.map((p) => withExtras(p, slots)),
    linear: placed.map((p) => withSlots(p, slots)),
  };
}

/** Finds or makes a slot for each residual of a branch; no two of one branch share a slot. */
function placeResiduals({ residuals, linear }: LinearizedProgram, slots: Slot[]): number[] {
  const taken = new Set<number>();
  return residuals.map((source, k) => {
    const { type } = linear.inputs[k]!;
    const free = slots.findIndex((slot, i) => !taken.has(i) && shares(slot, source, type));
    const found = free >= 0 ? free : slots.push({ source, type }) - 1;
    taken.add(found);
    return found;
  });
}

function shares(slot: Slot, source: ResidualSource, type: TensorType): boolean {
  if (slot.source.from !== source.from) return false;
  if (source.from !== 'extra') return slot.source.index === source.index;
  const { dtype, shape, weak } = slot.type;
  return dtype === type.dtype && weak === type.weak && shape.join() === type.shape.join();
}

function withExtras({ branch, slots: own }: Placed, slots: readonly Slot[]): Program {
  const { forward, residuals, active } = branch;
  const primal = forward.outputs.slice(0, active.length);
  const equations = [...forward.equations];
  const extras = slots.flatMap((slot, i) => {
    if (slot.source.from !== 'extra') return [];
    const source = residuals[own.indexOf(i)];
    if (source !== undefined) return [forward.outputs[active.length + source.index]!];
    const zero = zeroDefinition(slot.type);
    equations.push(...zero.equations);
    return [zero.atom];
  });
  return { ...forward, equations, outputs: [...primal, ...extras] };
}

function withSlots({ branch, slots: own }: Placed, slots: readonly Slot[]): Program {
  const { linear, residuals } = branch;
  const known = slots.map((slot, i): Var => {
    const at = own.indexOf(i);
    return at < 0 ? newVar(slot.type) : linear.inputs[at]!;
  });
  return { ...linear, inputs: [...known, ...linear.inputs.slice(residuals.length)] };
}

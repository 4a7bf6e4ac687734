/**
 * The linear half of a scan. The body is cut in two; what its linear half needs from the forward half is
 * sorted, so that a loop never stores what it has already:
 *
 * - what does not change from step to step (a weight, `cos` of it, a number) is computed once, before the loop;
 * - an element of `xs`, or of a result that is stacked anyway, is read from there;
 * - the rest is stacked, one row a step.
 *
 * An RNN of T steps stores T states, and its weights once. Memory O(T · residuals of one step).
 */
import {
  dce,
  linearizeProgram,
  type Atom,
  type LinearizeToolbox,
  type Program,
  type Var,
} from '@gradus/ir';
import { invariantUnder } from './equations.js';
import { closeCarry } from './fixpoint.js';
import { countMarks, joinGroups, splitGroups, type Groups, type Sizes } from './groups.js';

/** The inputs of the body of a scan, and of a scan. */
export type ScanGroup = 'consts' | 'carry' | 'xs';

/** Where the linear scan reads a residual that differs from step to step. */
export interface RowSource {
  readonly from: 'xs' | 'ys' | 'stacked';
  readonly index: number;
}

/** A scan cut in two. */
export interface ScanPlan {
  /** Body of the forward scan: its ys are those of the body, then the stacked residuals. */
  readonly forward: Program;
  /** Computes the unchanging residuals from `fixed`, once. */
  readonly before: Program;
  /** Which carries `before` takes, beside all consts: those that the body hands on untouched. */
  readonly fixed: readonly boolean[];
  /** Body of the linear scan: consts are residuals and tangents of consts, xs likewise. */
  readonly linear: Program;
  readonly rows: readonly RowSource[];
  /** Carries and ys that have a tangent. */
  readonly active: Groups<'carry' | 'ys', boolean>;
}

/** A body and the tangents it is given. */
export interface ScanRequest {
  readonly body: Program;
  readonly sizes: Sizes<ScanGroup>;
  readonly active: Groups<ScanGroup, boolean>;
  readonly toolbox: LinearizeToolbox;
}

/**
 * Plans the linearization of a scan.
 *
 * @param request - the body, and which inputs have a tangent
 * @returns the programs of both halves, and where residuals come from
 */
export function planScan({ body, sizes, active, toolbox }: ScanRequest): ScanPlan {
  const { carry, result: cut } = closeCarry(
    active.carry,
    (carry) => {
      const masks = { active: joinGroups({ ...active, carry }), instantiate: carry };
      return linearizeProgram(body, masks, toolbox);
    },
    (cut) => cut.active,
  );
  const { forward, linear, residuals } = cut;
  const count = { input: 0, output: 0, extra: cut.active.length };
  const atoms = residuals.map(({ from, index }): Atom =>
    from === 'input' ? forward.inputs[index]! : forward.outputs[count[from] + index]!,
  );
  const sorted = sortResiduals({ forward, sizes, outputs: cut.active.length }, atoms);
  const primal = forward.outputs.slice(0, cut.active.length);
  const tangents = splitGroups(linear.inputs.slice(atoms.length), {
    consts: countMarks(active.consts),
    carry: countMarks(carry),
    xs: countMarks(active.xs),
  });
  const variable = (k: number): Var => linear.inputs[k]!;
  return {
    forward: dce({ ...forward, outputs: [...primal, ...sorted.stacked] }),
    before: sorted.before,
    fixed: sorted.fixed,
    linear: {
      ...linear,
      inputs: [
        ...sorted.still.map(variable),
        ...tangents.consts,
        ...tangents.carry,
        ...sorted.moving.map(variable),
        ...tangents.xs,
      ],
    },
    rows: sorted.rows,
    active: { carry, ys: cut.active.slice(sizes.carry) },
  };
}

interface Forward {
  readonly forward: Program;
  readonly sizes: Sizes<ScanGroup>;
  /** Number of primal outputs. */
  readonly outputs: number;
}

interface SortedResiduals {
  readonly before: Program;
  readonly fixed: readonly boolean[];
  /** Numbers of the residuals that stay the same, and of those that do not. */
  readonly still: readonly number[];
  readonly moving: readonly number[];
  readonly rows: readonly RowSource[];
  readonly stacked: readonly Atom[];
}

function sortResiduals(
  { forward, sizes, outputs }: Forward,
  atoms: readonly Atom[],
): SortedResiduals {
  const inputs = splitGroups(forward.inputs, sizes);
  const ys = forward.outputs.slice(sizes.carry, outputs);
  // A carry that the body hands on untouched is the initial one at every step.
  const kept = inputs.carry.filter((v, i) => forward.outputs[i] === v);
  const fixed = [...inputs.consts, ...kept];
  const stays = invariantUnder(forward, fixed);
  const stacked: Atom[] = [];
  const rowOf = (atom: Atom): RowSource => {
    const x = inputs.xs.indexOf(atom as Var);
    if (x >= 0) return { from: 'xs', index: x };
    const y = ys.indexOf(atom);
    if (y >= 0) return { from: 'ys', index: y };
    return { from: 'stacked', index: stacked.push(atom) - 1 };
  };
  const numbers = atoms.map((_, k) => k);
  const still = numbers.filter((k) => stays(atoms[k]!));
  const moving = numbers.filter((k) => !stays(atoms[k]!));
  const before = { ...forward, name: `${forward.name}.fixed`, inputs: fixed };
  return {
    before: dce({ ...before, outputs: still.map((k) => atoms[k]!) }),
    fixed: inputs.carry.map((v) => kept.includes(v)),
    still,
    moving,
    rows: moving.map((k) => rowOf(atoms[k]!)),
    stacked,
  };
}

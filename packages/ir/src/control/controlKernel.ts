/**
 * Equations that carry programs → kernels that run kernels. Arguments are read where they stand, results are
 * written where they stay; what is decided here is how each carry gets from one step to the next without
 * being copied.
 */
import type { Buffer } from '@gradus/tensor/code';
import type { RepeatShape } from '@gradus/tensor';
import type { Atom, Equation, Program, Programs } from '../program.js';
import type {
  Carrying,
  Cell,
  ChooseKernelOf,
  ControlKernelOf,
  ControlParts,
  RepeatKernelOf,
  RoutineLike,
  RoutineOf,
} from './kernel.js';
import {
  freshBuffer,
  routineOf,
  type BufferLife,
  type MayStay,
  type RoutineTools,
} from './routine.js';

/** What the compiler knows of the program around, and how it makes kernels of a program inside. */
export interface Surroundings<K, P> extends RoutineTools<K, P> {
  /** Where a stored value is. */
  readonly bufferOf: (atom: Exclude<Atom, { readonly kind: 'literal' }>) => Buffer;
}

/**
 * The kernel of a loop or a choice.
 *
 * @param equation - its equation; no program in it needs the host
 * @param name - what the kernel is called
 * @param around - the program around
 * @returns the kernel
 */
export function controlKernel<K, P extends RoutineLike['plan']>(
  equation: Equation,
  name: string,
  around: Surroundings<K, P>,
): ControlKernelOf<RoutineOf<K, P>> {
  const { lower } = equation.primitive;
  const cells: Cell[] = [];
  const args = equation.args.map((atom, i): Buffer => {
    if (atom.kind === 'var') return around.bufferOf(atom);
    const buffer = freshBuffer(`${name}.cell${i}`, atom.type);
    cells.push({ buffer, value: atom.value });
    return buffer;
  });
  const results = equation.results.map(around.bufferOf);
  const parts = { name, args, results, cells };
  return lower.kind === 'repeat'
    ? repeatKernel(equation, lower.shape(equation.params), parts, around)
    : chooseKernel(equation, parts, around);
}

type Parts = Omit<ControlParts, 'scratch'>;

function programsIn(equation: Equation): Programs {
  return (equation.params as { readonly programs: Programs }).programs;
}

function scratchFor(name: string, routines: readonly RoutineLike[]): Buffer | null {
  const size = Math.max(0, ...routines.map((r) => r.plan.bytes));
  return size === 0 ? null : { name: `${name}.arena`, dtype: 'bool', size };
}

function chooseKernel<K, P extends RoutineLike['plan']>(
  equation: Equation,
  parts: Parts,
  around: Surroundings<K, P>,
): ChooseKernelOf<RoutineOf<K, P>> {
  const programs = programsIn(equation)['branches'] as readonly Program[];
  const branches = programs.map((p, i) => routineOf(p, `${parts.name}_${i}_`, around));
  return { kind: 'choose', ...parts, branches, scratch: scratchFor(parts.name, branches) };
}

function repeatKernel<K, P extends RoutineLike['plan']>(
  equation: Equation,
  shape: RepeatShape,
  parts: Parts,
  around: Surroundings<K, P>,
): RepeatKernelOf<RoutineOf<K, P>> {
  const { name } = parts;
  const { body: program, cond } = programsIn(equation) as Record<string, Program>;
  const body = routineOf(program!, `${name}_`, around, outputsOfStep(shape));
  const carrying = carryingOf(body, shape, {
    name,
    lives: around.lifetimesOf({ ...body, outputs: [] }),
  });
  const asks = cond === undefined ? null : routineOf(cond, `${name}_while_`, around);
  const flag: Buffer = { name: `${name}.goesOn`, dtype: 'bool', size: 1 };
  return {
    kind: 'repeat',
    ...parts,
    shape,
    body,
    condition: asks === null ? null : { routine: asks, flag },
    carrying,
    scratch: scratchFor(name, asks === null ? [body] : [body, asks]),
  };
}

/** A carry may stay what it is, and may be one with a row that is given. */
function outputsOfStep({ consts, carry }: RepeatShape): MayStay {
  const rows = new Set<Buffer>();
  return (buffer, output, { inputs, taken }) => {
    if (output < carry) return buffer === inputs[consts + output] || !taken.has(buffer);
    if (inputs.includes(buffer) || rows.has(buffer)) return false;
    rows.add(buffer);
    return true;
  };
}

/** A loop, and how long its body needs its buffers. */
interface Step {
  readonly name: string;
  readonly lives: readonly BufferLife[];
}

function carryingOf(
  { inputs, outputs }: RoutineLike,
  { consts, carry }: RepeatShape,
  { name, lives }: Step,
): Carrying[] {
  const rows = new Set(outputs.slice(carry));
  const replaces = replacing(lives);
  return outputs.slice(0, carry).map((after, i): Carrying => {
    const before = inputs[consts + i]!;
    if (before === after) return { kind: 'still' };
    if (rows.has(after)) return { kind: 'row' };
    if (replaces(before, after)) return { kind: 'in place' };
    return { kind: 'turns', spare: { ...after, name: `${name}.turn${i}` } };
  });
}

/** Whether a step may write the next carry over the one it reads. */
function replacing(lives: readonly BufferLife[]): (before: Buffer, after: Buffer) => boolean {
  const lifeOf = new Map(lives.map((l) => [l.buffer, l] as const));
  return (before, after) => {
    const [old, made] = [lifeOf.get(before), lifeOf.get(after)];
    if (old === undefined || made === undefined) return made !== undefined;
    return old.to < made.from || (old.to === made.from && made.over.includes(before));
  };
}

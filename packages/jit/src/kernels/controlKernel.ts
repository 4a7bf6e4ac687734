/**
 * Equations that carry programs → kernels that run kernels. Arguments are read where they stand, results are
 * written where they stay; what is decided here is how each carry gets from one step to the next without
 * being copied.
 */
import { type RepeatShape } from '@gradus/tensor';
import type { Atom, Equation, Program, Programs } from '@gradus/ir';
import { lifetimesOf } from '../memory/lifetimes.js';
import type { Fused } from './fuse.js';
import type {
  Buffer,
  Carrying,
  Cell,
  ChooseKernel,
  ControlKernel,
  RepeatKernel,
  Routine,
} from './kernel.js';
import { freshBuffer, routineOf } from './routine.js';

/** What is needed of the program around. */
export interface Surroundings {
  /** Where a stored value is. */
  readonly bufferOf: (atom: Exclude<Atom, { readonly kind: 'literal' }>) => Buffer;
  /** Kernels of a program inside; names begin with that of the kernel. */
  readonly fuse: (program: Program, prefix: string) => Fused;
}

/**
 * The kernel of a loop or a choice.
 *
 * @param equation - its equation; no program in it needs the host
 * @param name - what the kernel is called
 * @param around - the program around
 * @returns the kernel
 */
export function controlKernel(
  equation: Equation,
  name: string,
  around: Surroundings,
): ControlKernel {
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

type Parts = Pick<ControlKernel, 'name' | 'args' | 'results' | 'cells'>;

function programsIn(equation: Equation): Programs {
  return (equation.params as { readonly programs: Programs }).programs;
}

function scratchFor(name: string, routines: readonly Routine[]): Buffer | null {
  const size = Math.max(0, ...routines.map((r) => r.plan.bytes));
  return size === 0 ? null : { name: `${name}.arena`, dtype: 'bool', size };
}

function chooseKernel(equation: Equation, parts: Parts, { fuse }: Surroundings): ChooseKernel {
  const programs = programsIn(equation)['branches'] as readonly Program[];
  const branches = programs.map((p, i) => routineOf(p, fuse(p, `${parts.name}_${i}_`)));
  return { kind: 'choose', ...parts, branches, scratch: scratchFor(parts.name, branches) };
}

function repeatKernel(
  equation: Equation,
  shape: RepeatShape,
  parts: Parts,
  { fuse }: Surroundings,
): RepeatKernel {
  const { name } = parts;
  const { body: program, cond } = programsIn(equation) as Record<string, Program>;
  const fused = fuse(program!, `${name}_`);
  const body = bodyRoutine(program!, fused, shape);
  const carrying = carryingOf(body, shape, name);
  const asks = cond === undefined ? null : routineOf(cond, fuse(cond, `${name}_while_`));
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
function bodyRoutine(program: Program, fused: Fused, { consts, carry }: RepeatShape): Routine {
  const inputs = new Set(fused.inputs);
  const rows = new Set<Buffer>();
  return routineOf(program, fused, (buffer, output, taken) => {
    if (output < carry) return buffer === fused.inputs[consts + output] || !taken.has(buffer);
    if (inputs.has(buffer) || rows.has(buffer)) return false;
    rows.add(buffer);
    return true;
  });
}

function carryingOf(body: Routine, { consts, carry }: RepeatShape, name: string): Carrying[] {
  const rows = new Set(body.outputs.slice(carry));
  const replaces = replacing(body);
  return body.outputs.slice(0, carry).map((after, i): Carrying => {
    const before = body.inputs[consts + i]!;
    if (before === after) return { kind: 'still' };
    if (rows.has(after)) return { kind: 'row' };
    if (replaces(before, after)) return { kind: 'in place' };
    return { kind: 'turns', spare: { ...after, name: `${name}.turn${i}` } };
  });
}

/** Whether a step may write the next carry over the one it reads. */
function replacing({ kernels, inputs }: Routine): (before: Buffer, after: Buffer) => boolean {
  const lives = lifetimesOf({ kernels, inputs, outputs: [] });
  const lifeOf = new Map(lives.map((l) => [l.buffer, l] as const));
  return (before, after) => {
    const [old, made] = [lifeOf.get(before), lifeOf.get(after)];
    if (old === undefined || made === undefined) return made !== undefined;
    return old.to < made.from || (old.to === made.from && made.over.includes(before));
  };
}

/**
 * Program → something that can be called. Compiled code is kept with the program it was made from, and by
 * structural key, so that a function that is traced again to an equal program is not compiled again. Of
 * code found by key the least recently used is forgotten. Where WebAssembly is refused a program is evaluated.
 */
import { programKey, type Program } from '@gradus/ir';
import type { Params, Tensor } from '@gradus/tensor';
import { evaluate } from './evaluate.js';
import { arrange, execute, type Arrangement } from './execute.js';
import { lowerProgram, type Lowered } from './lowerProgram.js';
import { currentCrew, load, loadAhead, type Loaded, type Machine } from './machine.js';
import { recentMap } from './recentMap.js';
import type { Schedule } from './schedule.js';

/** A compiled program. */
export interface Compiled {
  /** Whether it is code of the machine; false where its program is evaluated. */
  readonly native: boolean;
  /** Whether it was made for those who compute now. */
  readonly isCurrent: boolean;
  /** Runs it on concrete tensors, one an input. */
  run(inputs: readonly Tensor[], arrangement?: Arrangement | null): Tensor[];
  /** What is known of the arguments of all calls: how many are constants, and which are given away. */
  arrange(constants: number, donated: ReadonlySet<number>): Arrangement;
}

/** What is done with parameters of operations of the host before they run. */
export type Prepare = (params: Params) => Params;

/** How a program is compiled. */
export interface CompileOptions {
  /** Makes the programs inside operations of the host compile themselves. */
  readonly prepare?: Prepare;
  /** From how many bytes on arguments and results stay where they lie. */
  readonly large?: number;
}

const KEPT = 256;
const byProgram = new WeakMap<Program, Compiled>();
const byKey = /* @__PURE__ */ recentMap<Compiled>(KEPT);

/**
 * Compiles a program, or finds it compiled.
 *
 * @param program - a program without captures
 * @param prepare - makes the programs inside operations of the host compile themselves
 * @returns what runs it
 */
export function compiled(program: Program, prepare: Prepare): Compiled {
  let found = byProgram.get(program);
  if (found?.isCurrent !== true) {
    const key = programKey(program);
    found = byKey.get(key);
    if (found?.isCurrent !== true) found = compile(program, load, { prepare });
    byKey.set(key, found);
    byProgram.set(program, found);
  }
  return found;
}

/**
 * Compiles a program without blocking, or finds its code. A program that is evaluated, since the engine refused to
 * compile it at once, is compiled now.
 *
 * @param program - a program without captures
 * @param prepare - makes the programs inside operations of the host compile themselves
 * @returns what runs it
 */
export async function compiledAhead(program: Program, prepare: Prepare): Promise<Compiled> {
  const key = programKey(program);
  let found = byProgram.get(program) ?? byKey.get(key);
  if (found?.native !== true || !found.isCurrent) {
    const lowered = lowerProgram(program);
    found = runnable(lowered, await loadAhead(lowered), prepare);
    byKey.set(key, found);
  }
  byProgram.set(program, found);
  return found;
}

/**
 * Compiles a program for a machine.
 *
 * @param program - a program without captures
 * @param machine - what runs its loops
 * @param options - what else is to be known
 * @returns what runs it
 */
export function compile(
  program: Program,
  machine: Machine,
  { prepare = same, large }: CompileOptions = {},
): Compiled {
  const lowered = lowerProgram(program, large);
  return runnable(lowered, machine(lowered), prepare);
}

function runnable(lowered: Lowered, loaded: Loaded | null, prepare: Prepare): Compiled {
  const schedule = prepared(lowered.schedule, prepare);
  return loaded === null
    ? new EvaluatedProgram(schedule, lowered.program)
    : new CompiledProgram(schedule, loaded);
}

class CompiledProgram implements Compiled {
  readonly #schedule: Schedule;
  readonly #loaded: Loaded;
  readonly native = true;

  constructor(schedule: Schedule, loaded: Loaded) {
    this.#schedule = schedule;
    this.#loaded = loaded;
  }

  get isCurrent(): boolean {
    return this.#loaded.crew === currentCrew();
  }

  run(inputs: readonly Tensor[], arrangement: Arrangement | null = null): Tensor[] {
    return execute(this.#schedule, this.#loaded, inputs, arrangement);
  }

  arrange(constants: number, donated: ReadonlySet<number>): Arrangement {
    return arrange(this.#schedule, constants, donated);
  }
}

class EvaluatedProgram implements Compiled {
  readonly #schedule: Schedule;
  readonly #program: Program;
  readonly native = false;
  readonly isCurrent = true;

  constructor(schedule: Schedule, program: Program) {
    this.#schedule = schedule;
    this.#program = program;
  }

  run(inputs: readonly Tensor[], arrangement: Arrangement | null = null): Tensor[] {
    return evaluate(this.#program, inputs, arrangement);
  }

  arrange(constants: number, donated: ReadonlySet<number>): Arrangement {
    return arrange(this.#schedule, constants, donated);
  }
}

function same(params: Params): Params {
  return params;
}

function prepared(schedule: Schedule, prepare: Prepare): Schedule {
  const actions = schedule.actions.map((action) =>
    action.kind === 'host' ? { ...action, params: prepare(action.params) } : action,
  );
  return { ...schedule, actions };
}

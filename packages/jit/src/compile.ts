/**
 * Program → something that can be called. Compiled code is kept with the program it was made from, and by
 * structural key, so that a function that is traced again to an equal program is not compiled again. Of
 * code found by key the least recently used is forgotten.
 */
import { programKey, type Program } from '@gradus/ir';
import type { Params, Tensor } from '@gradus/tensor';
import { execute } from './execute.js';
import { lowerProgram } from './lowerProgram.js';
import { load, type Machine } from './machine.js';
import { recentMap } from './recentMap.js';
import type { Schedule } from './schedule.js';

/** Runs a compiled program on concrete tensors. */
export type Compiled = (inputs: readonly Tensor[]) => Tensor[];

/** What is done with parameters of operations of the host before they run. */
export type Prepare = (params: Params) => Params;

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
  if (found === undefined) {
    const key = programKey(program);
    found = byKey.get(key) ?? compile(program, load, prepare);
    byKey.set(key, found);
    byProgram.set(program, found);
  }
  return found;
}

/**
 * Compiles a program for a machine.
 *
 * @param program - a program without captures
 * @param machine - what runs its loops
 * @param prepare - makes the programs inside operations of the host compile themselves
 * @returns what runs it
 */
export function compile(program: Program, machine: Machine, prepare: Prepare = same): Compiled {
  const lowered = lowerProgram(program);
  const loaded = machine(lowered);
  const schedule = prepared(lowered.schedule, prepare);
  return (inputs) => execute(schedule, loaded, inputs);
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

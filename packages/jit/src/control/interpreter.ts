/**
 * The second opinion: a machine that interprets loops in an ordinary array, instead of compiling them. Tests hold
 * it against WebAssembly; no bundle holds it.
 */
import type { Code } from './command.js';
import { runCode } from './runCode.js';
import { offsetsOf, tableOf, type Lowered } from '../lowerProgram.js';
import { currentCrew, type Loaded, type Stretch } from '../machine.js';
import { plainHeap } from '../memory/heap.js';
import { Residents } from '../memory/residents.js';

let memory: Residents | null = null;

/**
 * Runs loops by the interpreter.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export function interpreterMachine(lowered: Lowered): Loaded {
  const { stretches, schedule } = lowered;
  const { heap } = (memory ??= new Residents(plainHeap()));
  const residents = memory;
  const offsetOf = offsetsOf(lowered);
  const { buffers, offset } = tableOf(schedule);
  const kernelOf = (code: Code): Stretch => {
    const run = runCode(code, { views: () => heap.views, offsetOf });
    const places = (code.ports ?? []).map((port) => {
      const inside = offsetOf(port);
      if (inside !== null) return (arena: number) => arena + inside;
      const at = offset / 4 + buffers.indexOf(port);
      return (arena: number) => heap.views.uint32[arena / 4 + at]!;
    });
    return (arena) => run(arena, ...places.map((place) => place(arena)));
  };
  return {
    parts: [],
    residents,
    crew: currentCrew(),
    stretches: stretches.map((loops) => {
      const kernels = loops.map(kernelOf);
      return (arena) => {
        for (const kernel of kernels) kernel(arena);
      };
    }),
  };
}

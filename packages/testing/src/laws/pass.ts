/**
 * Law 8: a pass over programs changes how something is computed, never what. And law 9: programs with equal
 * keys are equal, since compiled code is found again by its key.
 */
import type { Tensor } from '@gradus/tensor';
import { checkProgram, printProgram, programKey, runProgram, type Program } from '@gradus/ir';
import { BITS, difference } from '../close.js';
import { breach } from './breach.js';

/**
 * Checks one pass on one program.
 *
 * @param pass - from program to program
 * @param program - a valid program
 * @param inputs - values to run it on
 * @returns the rewritten program; throws GR701 where it means something else or changes again when the pass
 *   runs twice, GR210 where it is not valid
 *
 * @example
 * ```ts
 * import { cse, makeProgram } from '@gradus/ir';
 * import { array, sin, type Tensor } from '@gradus/tensor';
 * import { checkPass } from '@gradus/testing';
 * const program = makeProgram((x: Tensor) => sin(x).add(sin(x)))(1);
 * console.log(checkPass(cse, program, [array(0.5)]).equations.length); // => 2
 * ```
 */
export function checkPass(
  pass: (program: Program) => Program,
  program: Program,
  inputs: readonly Tensor[],
): Program {
  const text = printProgram(program);
  const fail = (detail: string): Error =>
    breach('pass', `${pass.name || 'the pass'} on\n${text}`, detail);
  const after = checkProgram(pass(program), { pass: pass.name });
  if (printProgram(program) !== text) throw fail('it changed the program it was given');
  const rewritten = printProgram(after);
  if (after.inputs.length !== program.inputs.length) {
    throw fail(`${after.inputs.length} inputs instead of ${program.inputs.length}:\n${rewritten}`);
  }
  const [before, now] = [runProgram(program, inputs), runProgram(after, inputs)];
  if (now.length !== before.length) {
    throw fail(`${now.length} outputs instead of ${before.length}:\n${rewritten}`);
  }
  now.forEach((y, k) => {
    const found = difference(y, before[k]!, BITS);
    if (found !== null) throw fail(`output ${k}: ${found}\n${rewritten}`);
  });
  const again = printProgram(pass(after));
  if (again !== rewritten) throw fail(`a second run changes\n${rewritten}\nto\n${again}`);
  return after;
}

/**
 * Checks that keys tell exactly as much as prints: equal keys ⇔ equal prints. The names of functions are left
 * out; programs that captured tensors differ by the tensors and cannot be compared.
 *
 * @param programs - programs to compare with one another
 * @param key - the key of a program; `programKey` when left out
 * @returns how many pairs were compared; throws GR701
 */
export function checkKeys(
  programs: readonly Program[],
  key: (program: Program) => string = programKey,
): number {
  const judged = programs
    .filter(({ captures }) => captures.length === 0)
    .map((program) => ({ key: key(program), text: printProgram({ ...program, name: 'f' }) }));
  let pairs = 0;
  judged.forEach((a, i) => {
    for (const b of judged.slice(i + 1)) {
      pairs++;
      if ((a.key === b.key) === (a.text === b.text)) continue;
      const detail = a.key === b.key ? `both have the key ${a.key}` : `${a.key} ≠ ${b.key}`;
      throw breach('key', `\n${a.text}\nand\n${b.text}`, detail);
    }
  });
  return pairs;
}

/**
 * Instructions with where in the code they stand: what checkers and readers see of a function. Compiled programs, which
 * nobody reads, keep none.
 */
import type { Callable, Instruction } from './instruction.js';
import type { Checker, StackCheck } from './stackCheck.js';

/** The instructions of one function. */
export class InstructionLog {
  readonly instructions: Instruction[] = [];
  readonly #places: number[] = [];
  readonly #checker: StackCheck | undefined;

  /** @param checker - what follows the types on the stack; undefined for nothing */
  constructor(checker: StackCheck | undefined) {
    this.#checker = checker;
  }

  /** Adds an instruction, and its place in the code. */
  add(instruction: Instruction, place: number): void {
    this.#checker?.next(instruction);
    this.instructions.push(instruction);
    this.#places.push(place);
  }

  /** Adds what stands between two places once more. */
  repeat(from: number, to: number, shift: number): void {
    this.instructions.slice().forEach((instruction, i) => {
      const place = this.#places[i]!;
      if (place >= from && place < to) this.add(instruction, place + shift);
    });
  }

  /** Throws unless the function is complete. */
  finish(): void {
    this.#checker?.finish();
  }
}

/** Makes the log of a function. */
export type LogMaker = (owner: Callable, check: Checker | null) => InstructionLog;

/**
 * Keeps the instructions of a function.
 *
 * @param owner - the function
 * @param check - what follows its types; null for nothing
 * @returns an empty log
 */
export function instructionLog(owner: Callable, check: Checker | null): InstructionLog {
  return new InstructionLog(check?.(owner));
}

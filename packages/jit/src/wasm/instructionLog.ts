/**
 * Instructions with where in the code they stand: what checkers and readers see of a function. Names of locals and
 * labels are made unique and printable here, so that emitters may call every counter `i`, and it is followed
 * which blocks are open. Compiled programs, which nobody reads, keep none of it.
 */
import { unreachable } from '@gradus/tensor';
import { immediateOf, type Given } from './immediate.js';
import type { Callable, Instruction, Local, Mnemonic, Target } from './instruction.js';
import type { StackCheck } from './stackCheck.js';

/** The function whose instructions are kept. */
export interface LogOwner extends Callable {
  readonly locals: readonly Local[];
}

/** A block that is still open. */
interface OpenBlock {
  readonly op: Mnemonic;
  readonly name: string;
}

/** The instructions of one function. */
export class InstructionLog {
  readonly instructions: Instruction[] = [];
  readonly #owner: LogOwner;
  readonly #checker: StackCheck | undefined;
  readonly #places: number[] = [];
  readonly #open: OpenBlock[] = [];
  readonly #locals = new Set<string>();
  readonly #labels = new Set<string>();

  /**
   * @param owner - the function
   * @param checker - what follows the types on the stack; undefined for nothing
   */
  constructor(owner: LogOwner, checker: StackCheck | undefined) {
    this.#owner = owner;
    this.#checker = checker;
  }

  /** What a local is called. */
  nameOfLocal(wanted: string): string {
    return uniqueName(this.#locals, wanted);
  }

  /** What a label is called. */
  nameOfLabel(wanted: string): string {
    return uniqueName(this.#labels, wanted);
  }

  /** Adds an instruction, and its place in the code. */
  add(op: Mnemonic, place: number, given: Given | null = null): void {
    const instruction = { op, immediate: immediateOf(op, given, this.#owner) };
    this.#follow(instruction);
    this.#keep(instruction, place);
  }

  /** Adds what stands between two places once more. */
  repeat(from: number, to: number, shift: number): void {
    this.instructions.slice().forEach((instruction, i) => {
      const place = this.#places[i]!;
      if (place >= from && place < to) this.#keep(instruction, place + shift);
    });
  }

  /** Throws unless the function is complete, and needs no memory where there is none. */
  finish(hasMemory: boolean): void {
    if (
      !hasMemory &&
      this.instructions.some(({ immediate }) => immediate.kind.startsWith('memory'))
    )
      unreachable('an access to memory in a module that imports none');
    const left = this.#open.at(-1);
    if (left) unreachable(`block $${left.name} of $${this.#owner.name} has no end`);
    this.#checker?.finish();
  }

  #keep(instruction: Instruction, place: number): void {
    this.#checker?.next(instruction);
    this.instructions.push(instruction);
    this.#places.push(place);
  }

  /** Which blocks are open. */
  #follow({ op, immediate }: Instruction): void {
    switch (immediate.kind) {
      case 'block':
        return void this.#open.push({ op, name: immediate.label.name });
      case 'mark':
        return this.#mark(op);
      case 'label':
        return this.#checkTarget(immediate.target);
      case 'labels':
        return [...immediate.targets, immediate.otherwise].forEach((t) => this.#checkTarget(t));
      default:
    }
  }

  #mark(op: Mnemonic): void {
    const block = this.#open.pop();
    if (block === undefined) return unreachable(`$${this.#owner.name} has more ends than blocks`);
    if (op === 'end') return;
    if (block.op !== 'if') unreachable(`an else in a ${block.op}`);
    this.#open.push({ op, name: block.name });
  }

  #checkTarget({ label, depth }: Target): void {
    if (depth >= this.#open.length)
      unreachable(`a branch to $${label.name}, which is not open here`);
  }
}

/**
 * A name fit for the text format and not used before; notes it as used.
 *
 * @param taken - the names used so far
 * @param wanted - the name asked for
 * @returns the name, with a number behind it where that is needed
 */
export function uniqueName(taken: Set<string>, wanted: string): string {
  const plain = wanted.replaceAll(/[^\w.$-]/g, '_') || '_';
  let name = plain;
  for (let i = 1; taken.has(name); i++) name = `${plain}_${i}`;
  taken.add(name);
  return name;
}

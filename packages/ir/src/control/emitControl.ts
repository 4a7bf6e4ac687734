/**
 * Commands as instructions: a parameter or a local for every buffer that is handed over, a call for every
 * kernel, a jump for every choice. A loop over kernels costs some nanoseconds a step beside its kernels.
 */
import { dtypes, madeOnce, unreachable, type DType } from '@gradus/tensor';
import type { Assembler, ControlEmission, ControlFrame, ControlType, Mark } from './assembler.js';
import type { CommandOf } from './command.js';
import type { Buffer } from '@gradus/tensor/code';

/** What can be called: it has a name, and buffers whose addresses it is handed. */
export interface CodeLike {
  readonly name: string;
  readonly ports?: readonly Buffer[];
}

/**
 * Adds the function of commands, and those of what they call before it.
 *
 * @param commands - the commands
 * @param emission - what the compiler hands over
 * @returns the function of the commands
 */
export function emitControl<C extends CodeLike, F extends Assembler>(
  commands: readonly CommandOf<C>[],
  emission: ControlEmission<C, F>,
): F {
  const callees = new Map<C, Mark>();
  eachCall(commands, (code) => void callees.set(code, emission.emit(code)));
  const frame = emission.begin();
  new ControlEmitter(emission, frame, callees).emitAll(commands);
  return frame.f;
}

/** Numbers that are no floats are 32 bits of any meaning. */
const FLOATS: Partial<Record<DType, ControlType>> = { float32: 'f32', float64: 'f64' };

function eachCall<C>(commands: readonly CommandOf<C>[], visit: (code: C) => void): void {
  for (const command of commands) {
    if (command.kind === 'call') visit(command.code);
    if ('body' in command) eachCall(command.body, visit);
    if (command.kind === 'while') eachCall(command.test, visit);
    if (command.kind === 'choose') command.branches.forEach((b) => eachCall(b, visit));
  }
}

class ControlEmitter<C extends CodeLike> {
  readonly #emission: ControlEmission<C>;
  readonly #frame: ControlFrame<Assembler>;
  readonly #f: Assembler;
  readonly #callees: ReadonlyMap<C, Mark>;

  constructor(
    emission: ControlEmission<C>,
    frame: ControlFrame<Assembler>,
    callees: ReadonlyMap<C, Mark>,
  ) {
    this.#emission = emission;
    this.#frame = frame;
    this.#f = frame.f;
    this.#callees = callees;
  }

  emitAll(commands: readonly CommandOf<C>[]): void {
    for (const command of commands) this.#emit(command);
  }

  #emit(command: CommandOf<C>): void {
    switch (command.kind) {
      case 'call':
        return this.#call(command.code, command.arena);
      case 'point':
        this.#push(command.at, command.bytes);
        this.#f.localSet(this.#local(command.port));
        return;
      case 'copy':
        return this.#copy(command.from, command.to);
      case 'put':
        return this.#put(command.to, command.value);
      case 'times':
        return this.#times(command.count, command.body);
      case 'while':
        return this.#while(command);
      case 'choose':
        return this.#choose(command.index, command.branches);
    }
  }

  #call(code: C, arena: Buffer | null): void {
    const callee = this.#callees.get(code) ?? unreachable(`${code.name} was emitted`);
    this.#pushArena(arena);
    for (const port of code.ports ?? []) {
      const offset = this.#emission.offsetOf(port);
      if (offset === null) this.#push(port);
      else this.#pushArena(arena, offset);
    }
    this.#f.call(callee);
  }

  /** Pushes where the arena of a callee begins, and so many bytes on. */
  #pushArena(arena: Buffer | null, bytes = 0): void {
    if (arena !== null) return this.#push(arena, bytes);
    this.#f.localGet(this.#frame.arena);
    this.#ahead(bytes);
  }

  /** Pushes the address of a buffer, and so many bytes on. */
  #push(buffer: Buffer, bytes = 0): void {
    const offset = this.#emission.offsetOf(buffer);
    this.#f.localGet(offset === null ? this.#begin(buffer) : this.#frame.arena);
    this.#ahead((offset ?? 0) + bytes);
  }

  #ahead(bytes: number): void {
    if (bytes !== 0) this.#f.const('i32', bytes | 0).op('i32.add');
  }

  #begin(buffer: Buffer): Mark {
    return this.#frame.begins.get(buffer) ?? unreachable(`buffer ${buffer.name} has a place`);
  }

  #local(port: Buffer): Mark {
    const { begins } = this.#frame;
    return madeOnce(begins, port, () => this.#f.local('i32', `of_${port.name}`));
  }

  #copy(from: Buffer, to: Buffer): void {
    this.#push(from);
    this.#push(to);
    this.#f.op('i32.ne');
    this.#f.if({ name: 'elsewhere' });
    this.#push(to);
    this.#push(from);
    this.#f
      .const('i32', from.size * dtypes[from.dtype].bytes)
      .op('memory.copy')
      .end();
  }

  #put(to: Buffer, value: number): void {
    const type = FLOATS[to.dtype] ?? 'i32';
    this.#push(to);
    this.#f.const(type, value);
    if (to.dtype === 'bool') this.#f.access('i32.store8');
    else this.#f.store(type);
  }

  #times(count: number, body: readonly CommandOf<C>[]): void {
    if (count === 0) return;
    const step = this.#f.local('i32', 'step');
    this.#f.const('i32', 0).localSet(step);
    const turn = this.#f.loop({ name: 'each_step' });
    this.emitAll(body);
    this.#f.localGet(step).const('i32', 1).op('i32.add').localTee(step);
    this.#f
      .const('i32', count | 0)
      .op('i32.lt_u')
      .brIf(turn)
      .end();
  }

  #while({ test, flag, body }: Extract<CommandOf<C>, { kind: 'while' }>): void {
    const done = this.#f.block({ name: 'done' });
    const again = this.#f.loop({ name: 'again' });
    this.emitAll(test);
    this.#push(flag);
    this.#f.access('i32.load8_u').op('i32.eqz').brIf(done);
    this.emitAll(body);
    this.#f.br(again).end().end();
  }

  /** Blocks in one another, the first branch innermost: a jump out of block i arrives at branch i. */
  #choose(index: Buffer, branches: readonly (readonly CommandOf<C>[])[]): void {
    const done = this.#f.block({ name: 'done' });
    const labels = branches.map((_, i): Mark => {
      return this.#f.block({ name: `branch${branches.length - 1 - i}` });
    });
    this.#push(index);
    this.#f.access(index.dtype === 'bool' ? 'i32.load8_u' : 'i32.load');
    this.#f.brTable(labels.toReversed(), labels[0]!);
    for (const branch of branches) {
      this.#f.end();
      this.emitAll(branch);
      this.#f.br(done);
    }
    this.#f.end();
  }
}

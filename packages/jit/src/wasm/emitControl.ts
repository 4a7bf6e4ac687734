/**
 * Commands as instructions: a parameter or a local for every buffer that is handed over, a call for every
 * kernel, a jump for every choice. A loop over kernels costs some nanoseconds a step beside its kernels.
 */
import { dtypes, unreachable } from '@gradus/tensor';
import type { Code, Command, ControlFunction } from '../control/command.js';
import type { Buffer } from '../kernels/kernel.js';
import type { FunctionBuilder, Label, Local } from './assembler.js';
import type { LoopContext } from './loopContext.js';
import { paramsFor, portName, type ArenaParams } from './parameters.js';
import { valueType } from './emitScalar.js';

/**
 * Adds the function of commands.
 *
 * @param control - the commands
 * @param context - the module
 * @param emit - adds what they call
 * @returns a function of the address of the arena, and of every buffer it is handed
 */
export function emitControl(
  { name, ports, commands }: ControlFunction,
  context: LoopContext,
  emit: (code: Code) => FunctionBuilder,
): FunctionBuilder {
  const callees = new Map<Code, FunctionBuilder>();
  eachCall(commands, (code) => void callees.set(code, emit(code)));
  const f = context.module.function(name, paramsFor({ ports }));
  const begins = new Map(ports.map((port) => [port, f.params[portName(port)]!] as const));
  new ControlEmitter({ f, callees, begins, offsetOf: context.offsetOf }).emitAll(commands);
  return f;
}

function eachCall(commands: readonly Command[], visit: (code: Code) => void): void {
  for (const command of commands) {
    if (command.kind === 'call') visit(command.code);
    if ('body' in command) eachCall(command.body, visit);
    if (command.kind === 'while') eachCall(command.test, visit);
    if (command.kind === 'choose') command.branches.forEach((b) => eachCall(b, visit));
  }
}

interface ControlParts extends Pick<LoopContext, 'offsetOf'> {
  readonly f: FunctionBuilder<ArenaParams>;
  readonly callees: ReadonlyMap<Code, FunctionBuilder>;
  /** Where buffers begin that are not in the arena. */
  readonly begins: Map<Buffer, Local>;
}

class ControlEmitter {
  readonly #parts: ControlParts;
  readonly #f: FunctionBuilder<ArenaParams>;

  constructor(parts: ControlParts) {
    this.#parts = parts;
    this.#f = parts.f;
  }

  emitAll(commands: readonly Command[]): void {
    for (const command of commands) this.#emit(command);
  }

  #emit(command: Command): void {
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

  #call(code: Code, arena: Buffer | null): void {
    const callee = this.#parts.callees.get(code) ?? unreachable(`${code.name} was emitted`);
    this.#pushArena(arena);
    for (const port of code.ports ?? []) {
      const offset = this.#parts.offsetOf(port);
      if (offset === null) this.#push(port);
      else this.#pushArena(arena, offset);
    }
    this.#f.call(callee);
  }

  /** Pushes where the arena of a callee begins, and so many bytes on. */
  #pushArena(arena: Buffer | null, bytes = 0): void {
    if (arena !== null) return this.#push(arena, bytes);
    this.#f.localGet(this.#f.params.arena);
    this.#ahead(bytes);
  }

  /** Pushes the address of a buffer, and so many bytes on. */
  #push(buffer: Buffer, bytes = 0): void {
    const offset = this.#parts.offsetOf(buffer);
    this.#f.localGet(offset === null ? this.#begin(buffer) : this.#f.params.arena);
    this.#ahead((offset ?? 0) + bytes);
  }

  #ahead(bytes: number): void {
    if (bytes !== 0) this.#f.const('i32', bytes | 0).op('i32.add');
  }

  #begin(buffer: Buffer): Local {
    return this.#parts.begins.get(buffer) ?? unreachable(`buffer ${buffer.name} has a place`);
  }

  #local(port: Buffer): Local {
    const { begins } = this.#parts;
    let found = begins.get(port);
    if (found === undefined) begins.set(port, (found = this.#f.local('i32', `of_${port.name}`)));
    return found;
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
    const type = valueType(to.dtype);
    this.#push(to);
    this.#f.const(type, value);
    if (to.dtype === 'bool') this.#f.access('i32.store8');
    else this.#f.store(type);
  }

  #times(count: number, body: readonly Command[]): void {
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

  #while({ test, flag, body }: Extract<Command, { kind: 'while' }>): void {
    const done = this.#f.block({ name: 'done' });
    const again = this.#f.loop({ name: 'again' });
    this.emitAll(test);
    this.#push(flag);
    this.#f.access('i32.load8_u').op('i32.eqz').brIf(done);
    this.emitAll(body);
    this.#f.br(again).end().end();
  }

  /** Blocks in one another, the first branch innermost: a jump out of block i arrives at branch i. */
  #choose(index: Buffer, branches: readonly (readonly Command[])[]): void {
    const done = this.#f.block({ name: 'done' });
    const labels = branches.map((_, i): Label => {
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

/**
 * An interpreter of code: commands become closures, loops over elements are left to theirs. The second opinion
 * that tests hold against WebAssembly.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import { runLoop } from '../loops/runLoop.js';
import type { Views } from '../memory/heap.js';
import { ELSEWHERE, type OffsetOf } from '../memory/layout.js';
import { isControl, isShared, type Code, type Command, type ControlFunction } from './command.js';

/** Runs code in an arena, on the buffers it is handed. */
export type Run = (arena: number, ...begins: number[]) => void;

/** The memory in which code works. */
export interface Memory {
  /** As it is when code is called. */
  readonly views: () => Views;
  readonly offsetOf: OffsetOf;
}

/** What the closures of one function share. */
interface Frame {
  readonly memory: Memory;
  arena: number;
  /** Where handed buffers begin. */
  readonly begins: Map<Buffer, number>;
}

/**
 * Makes a function of code.
 *
 * @param code - loops or commands
 * @param memory - what they work in
 * @returns a function of the address of the arena, and of every buffer it is handed
 */
export function runCode(code: Code, memory: Memory): Run {
  if (isShared(code)) return runLoop(code.loops, memory.views, ELSEWHERE);
  return isControl(code) ? runControl(code, memory) : runLoop(code, memory.views, memory.offsetOf);
}

function runControl({ ports, commands }: ControlFunction, memory: Memory): Run {
  const frame: Frame = { memory, arena: 0, begins: new Map() };
  const run = block(commands, frame);
  return (arena, ...begins) => {
    frame.arena = arena;
    ports.forEach((port, i) => frame.begins.set(port, begins[i]!));
    run();
  };
}

function block(commands: readonly Command[], frame: Frame): () => void {
  const steps = commands.map((c) => step(c, frame));
  return () => {
    for (const run of steps) run();
  };
}

/** Where a buffer begins now. */
function begin(buffer: Buffer, { memory, arena, begins }: Frame): number {
  const offset = memory.offsetOf(buffer);
  return offset === null ? begins.get(buffer)! : arena + offset;
}

function element(buffer: Buffer, frame: Frame): number {
  return frame.memory.views()[buffer.dtype][begin(buffer, frame) / dtypes[buffer.dtype].bytes]!;
}

function step(command: Command, frame: Frame): () => void {
  switch (command.kind) {
    case 'call':
      return call(command, frame);
    case 'point': {
      const { port, at, bytes } = command;
      return () => void frame.begins.set(port, begin(at, frame) + bytes);
    }
    case 'copy':
      return () => copy(command.from, command.to, frame);
    case 'put': {
      const { to, value } = command;
      const { bytes } = dtypes[to.dtype];
      return () => void (frame.memory.views()[to.dtype][begin(to, frame) / bytes] = value);
    }
    case 'times':
      return repetition(command.count, block(command.body, frame));
    case 'while': {
      const [test, body] = [block(command.test, frame), block(command.body, frame)];
      return () => {
        for (test(); element(command.flag, frame) !== 0; test()) body();
      };
    }
    case 'choose': {
      const branches = command.branches.map((b) => block(b, frame));
      return () => branches[Math.min(element(command.index, frame), branches.length - 1)]!();
    }
  }
}

function call({ code, arena }: Extract<Command, { kind: 'call' }>, frame: Frame): () => void {
  const run = runCode(code, frame.memory);
  const ports = code.ports ?? [];
  return () => {
    const inside = arena === null ? frame.arena : begin(arena, frame);
    const at = (port: Buffer): number => {
      const offset = frame.memory.offsetOf(port);
      return offset === null ? begin(port, frame) : inside + offset;
    };
    run(inside, ...ports.map(at));
  };
}

function repetition(count: number, body: () => void): () => void {
  return () => {
    for (let i = 0; i < count; i++) body();
  };
}

function copy(from: Buffer, to: Buffer, frame: Frame): void {
  const [source, target] = [begin(from, frame), begin(to, frame)];
  if (source === target) return;
  frame.memory
    .views()
    .bool.copyWithin(target, source, source + from.size * dtypes[from.dtype].bytes);
}

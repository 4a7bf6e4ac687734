/**
 * An interpreter of loops in JavaScript: the second opinion that tests hold against WebAssembly, and the
 * way out where WebAssembly is refused. Instructions become closures once; scalars are computed by the very
 * tables that eager evaluation uses. A vector is as many cells, and its lanes are computed one by one. Some ten times slower than WebAssembly.
 */
import { bitOperation } from './bits.js';
import { dtypes, numbers, type Scalars } from '@gradus/tensor';
import { inlined } from './inlined.js';
import { expandFormulas } from '../math/expand.js';
import type { Views } from '../memory/heap.js';
import type { Buffer, Operation } from '../kernels/kernel.js';
import type {
  Expression,
  Index,
  Local,
  LoopFunction,
  Place,
  Statement,
  ValueKind,
} from '@gradus/tensor/code';

/** A value that changes while loops run. */
interface Cell {
  value: number;
}

/** What the closures of one function share. */
interface Frame {
  arena: number;
  views: Views;
  readonly locals: Map<Local, Cell[]>;
  readonly counters: Map<Index, Cell>;
  /** Where buffers begin that are not in the arena. */
  readonly ports: ReadonlyMap<Buffer, Cell>;
  offsetOf(buffer: Buffer): number | null;
}

/**
 * Makes a function of loops.
 *
 * @param loops - the loops of a kernel
 * @param views - the memory as it is when the function is called
 * @param offsetOf - where buffers begin in the arena
 * @returns a function of the address of the arena, and of every buffer it is handed
 */
export function runLoop(
  loops: LoopFunction,
  views: () => Views,
  offsetOf: (buffer: Buffer) => number | null,
): (arena: number, ...begins: number[]) => void {
  const { ports = [] } = loops;
  const cells = ports.map((): Cell => ({ value: 0 }));
  const frame: Frame = {
    arena: 0,
    views: views(),
    locals: new Map(),
    counters: new Map(),
    ports: new Map(ports.map((port, i) => [port, cells[i]!])),
    offsetOf,
  };
  const run = block(expandFormulas(loops).body, frame);
  return (arena, ...begins) => {
    frame.arena = arena;
    cells.forEach((cell, i) => (cell.value = begins[i]!));
    frame.views = views();
    run();
  };
}

function block(body: readonly Statement[], frame: Frame): () => void {
  const steps = body.map((s) => instruction(s, frame));
  return () => {
    for (const step of steps) step();
  };
}

function instruction(statement: Statement, frame: Frame): () => void {
  switch (statement.kind) {
    case 'loop': {
      const counter = counterOf(frame, statement.index);
      const { count } = statement.index;
      const inner = block(statement.body, frame);
      return () => {
        for (let i = 0; i < count; i++) {
          counter.value = i;
          inner();
        }
      };
    }
    case 'if': {
      const condition = evaluator(statement.condition, frame, 0);
      const inner = block(statement.body, frame);
      return () => {
        if (condition() !== 0) inner();
      };
    }
    case 'set': {
      const cells = cellsOf(frame, statement.local);
      const values = lanesOf(statement.value, frame);
      return assignment(values, (lane, value) => {
        cells[lane]!.value = value;
      });
    }
    case 'store': {
      const { dtype } = statement.place.buffer;
      const at = address(statement.place, frame);
      const values = lanesOf(statement.value, frame);
      return assignment(values, (lane, value) => {
        frame.views[dtype][at() + lane] = value;
      });
    }
    case 'run':
      return block(inlined(statement), frame);
  }
}

/** Computes all lanes, then assigns them: a lane may depend on what another one was. */
function assignment(
  values: readonly (() => number)[],
  assign: (lane: number, value: number) => void,
): () => void {
  if (values.length === 1) {
    const [value] = values as [() => number];
    return () => assign(0, value());
  }
  return () => {
    const all = values.map((value) => value());
    all.forEach((value, lane) => assign(lane, value));
  };
}

function lanesOf(expression: Expression, frame: Frame): (() => number)[] {
  return lanes(expression).map((lane) => evaluator(expression, frame, lane));
}

function lanes({ lanes }: ValueKind): number[] {
  return Array.from({ length: lanes ?? 1 }, (_, lane) => lane);
}

function counterOf({ counters }: Frame, index: Index): Cell {
  let cell = counters.get(index);
  if (cell === undefined) counters.set(index, (cell = { value: 0 }));
  return cell;
}

function cellsOf({ locals }: Frame, local: Local): Cell[] {
  let cells = locals.get(local);
  if (cells === undefined) locals.set(local, (cells = lanes(local).map(() => ({ value: 0 }))));
  return cells;
}

/** The index of an element in the view of its dtype. */
function address({ buffer, offset, terms, shift }: Place, frame: Frame): () => number {
  const { bytes } = dtypes[buffer.dtype];
  const begin = frame.offsetOf(buffer);
  const root = begin === null ? frame.ports.get(buffer)! : null;
  const first = (begin ?? 0) / bytes + offset;
  const steps = terms.map(({ index, stride }) => ({ cell: counterOf(frame, index), stride }));
  if (shift !== undefined) {
    steps.push({ cell: cellsOf(frame, shift.local)[0]!, stride: shift.stride });
  }
  return () => {
    let at = (root === null ? frame.arena : root.value) / bytes + first;
    for (const { cell, stride } of steps) at += cell.value * stride;
    return at;
  };
}

/** What computes one lane of a value; of a number, lane 0. */
function evaluator(expression: Expression, frame: Frame, lane: number): () => number {
  switch (expression.kind) {
    case 'constant':
      return () => expression.value;
    case 'local': {
      const cell = cellsOf(frame, expression.local)[lane]!;
      return () => cell.value;
    }
    case 'load': {
      const { dtype } = expression.place.buffer;
      const at = address(expression.place, frame);
      return () => frame.views[dtype][at() + lane]!;
    }
    case 'call': {
      const { call, cast } = numbers(expression.dtype);
      const args = expression.args.map((a) => evaluator(a, frame, lane));
      return () => cast(call(expression.f, ...args.map((a) => a())), expression.dtype);
    }
    case 'apply':
      return application(expression, frame, lane);
    case 'splat':
      return evaluator(expression.args[0], frame, 0);
    case 'pack':
      return evaluator(expression.args[lane]!, frame, 0);
    case 'any': {
      const all = lanesOf(expression.args[0], frame);
      return () => Number(all.some((x) => x() !== 0));
    }
    case 'lane':
      return evaluator(expression.args[0], frame, expression.lane);
  }
}

type Apply = Extract<Expression, { readonly kind: 'apply' }>;

function application({ op, args, dtype }: Apply, frame: Frame, lane: number): () => number {
  const values = args.map((a) => evaluator(a, frame, lane));
  const [x, y, z] = values as [() => number, () => number, () => number];
  const scalars: Scalars<number> = numbers(args[0]!.dtype);
  if (op === 'cast') return () => scalars.cast(x(), dtype);
  if (op === 'select') return () => scalars.select(x(), y(), z());
  const f = (bitOperation(op, args[0]!.dtype) ?? scalars[op as Operation]) as (
    x: number,
    y?: number,
  ) => number;
  return values.length === 1 ? () => f(x()) : () => f(x(), y());
}

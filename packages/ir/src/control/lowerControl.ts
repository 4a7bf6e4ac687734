/**
 * Kernels that run kernels → commands. A loop points the inputs of its body to the arguments, moves the rows
 * on after every step, and hands each carry on in the way that was chosen for it.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '@gradus/tensor/code';
import type { CommandOf } from './command.js';
import type { ChooseKernelOf, ControlKernelOf, RepeatKernelOf, RoutineLike } from './kernel.js';

/** Makes code of the kernels of a routine. */
export type LowerRoutine<R, C> = (routine: R) => readonly C[];

/** A command that calls nothing. */
type PlainCommand = CommandOf<never>;

/**
 * Lowers a loop or a choice.
 *
 * @param kernel - the kernel
 * @param lower - makes code of the routines inside
 * @returns its commands
 */
export function lowerControl<R extends RoutineLike, C>(
  kernel: ControlKernelOf<R>,
  lower: LowerRoutine<R, C>,
): CommandOf<C>[] {
  const cells = kernel.cells.map(({ buffer, value }): PlainCommand => ({
    kind: 'put',
    to: buffer,
    value,
  }));
  const main = kernel.kind === 'choose' ? choice(kernel, lower) : repetition(kernel, lower);
  return [...cells, ...main];
}

function point(port: Buffer, at: Buffer, bytes = 0): PlainCommand {
  return { kind: 'point', port, at, bytes };
}

function pointAll(ports: readonly Buffer[], at: readonly Buffer[]): PlainCommand[] {
  return ports.map((port, i) => point(port, at[i]!));
}

function calls<R, C>(routine: R, lower: LowerRoutine<R, C>, arena: Buffer | null): CommandOf<C>[] {
  return lower(routine).map((code) => ({ kind: 'call', code, arena }));
}

function choice<R extends RoutineLike, C>(
  { args, results, branches, scratch }: ChooseKernelOf<R>,
  lower: LowerRoutine<R, C>,
): CommandOf<C>[] {
  const [index, ...operands] = args as [Buffer, ...Buffer[]];
  const taken = branches.map((branch) => [
    ...pointAll(branch.inputs, operands),
    ...pointAll(branch.outputs, results),
    ...calls(branch, lower, scratch),
  ]);
  return [{ kind: 'choose', index, branches: taken }];
}

function repetition<R extends RoutineLike, C>(
  kernel: RepeatKernelOf<R>,
  lower: LowerRoutine<R, C>,
): CommandOf<C>[] {
  const { shape, args, body, scratch } = kernel;
  const [consts, first] = [shape.asked, shape.asked + shape.consts];
  const rows = rowsOf(kernel);
  const turns = kernel.carrying.flatMap((_, i) => carry(kernel, i));
  const step = [
    ...calls(body, lower, scratch),
    ...turns.flatMap((t) => t.onward),
    ...rows.map(({ port, bytes }) => point(port, port, shape.reverse ? -bytes : bytes)),
  ];
  return [
    ...pointAll(body.inputs.slice(0, shape.consts), args.slice(consts, first)),
    ...rows.map((row) =>
      point(row.port, row.whole, shape.reverse ? row.bytes * Math.max(0, shape.steps! - 1) : 0),
    ),
    ...turns.flatMap((t) => t.before),
    around(kernel, lower, step),
    ...turns.flatMap((t) => t.after),
  ];
}

/** The loop itself. */
function around<R extends RoutineLike, C>(
  kernel: RepeatKernelOf<R>,
  lower: LowerRoutine<R, C>,
  step: readonly CommandOf<C>[],
): CommandOf<C> {
  const { shape, condition, args, body, scratch } = kernel;
  if (condition === null) return { kind: 'times', count: shape.steps!, body: step };
  const { routine, flag } = condition;
  const carries = body.inputs.slice(shape.consts, shape.consts + shape.carry);
  const test = [
    ...pointAll(routine.inputs, [...args.slice(0, shape.asked), ...carries]),
    point(routine.outputs[0]!, flag),
    ...calls(routine, lower, scratch),
  ];
  return { kind: 'while', test, flag, body: step };
}

/** A stacked value, and the buffer of the body that is one row of it. */
interface Rows {
  readonly whole: Buffer;
  readonly port: Buffer;
  /** Bytes of a row. */
  readonly bytes: number;
}

/** Rows that are read, and rows that are written. */
function rowsOf({ shape, args, results, body }: RepeatKernelOf<RoutineLike>): Rows[] {
  const first = shape.asked + shape.consts + shape.carry;
  const read = args.slice(first).map((whole, i) => [whole, body.inputs[first - shape.asked + i]!]);
  const written = results
    .slice(shape.carry)
    .map((whole, i) => [whole, body.outputs[shape.carry + i]!]);
  return [...read, ...written].map(([whole, port]) => ({
    whole: whole!,
    port: port!,
    bytes: port!.size * dtypes[port!.dtype].bytes,
  }));
}

/** What a carry needs before the loop, after every step, and after the loop. */
interface Turn {
  readonly before: readonly PlainCommand[];
  readonly onward: readonly PlainCommand[];
  readonly after: readonly PlainCommand[];
}

function carry(
  { shape, args, results, body, carrying }: RepeatKernelOf<RoutineLike>,
  i: number,
): Turn {
  const first = args[shape.asked + shape.consts + i]!;
  const result = results[i]!;
  const [now, next] = [body.inputs[shape.consts + i]!, body.outputs[i]!];
  const how = carrying[i]!;
  const finish: PlainCommand = { kind: 'copy', from: now, to: result };
  switch (how.kind) {
    case 'still':
      return { before: [point(now, first)], onward: [], after: [finish] };
    case 'in place':
      return {
        before: [
          { kind: 'copy', from: first, to: result },
          point(now, result),
          point(next, result),
        ],
        onward: [],
        after: [],
      };
    case 'row':
      return { before: [point(now, first)], onward: [point(now, next)], after: [finish] };
    case 'turns': {
      // The first value is only read. After an odd number of steps the place written first holds the last.
      const odd = shape.steps === null || shape.steps % 2 === 1;
      const [one, other] = odd ? [result, how.spare] : [how.spare, result];
      const later: Buffer = { ...next, name: `${next.name}.later` };
      return {
        before: [point(now, first), point(next, one), point(later, other)],
        onward: [point(now, next), point(next, later), point(later, now)],
        after: [finish],
      };
    }
  }
}

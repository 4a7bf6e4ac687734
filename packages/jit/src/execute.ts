/**
 * One call of a compiled program: take an arena, copy arguments in, run, copy results out, give the arena
 * back whatever happens. Between the start and the end another call may come from inside (an operation of
 * the host that calls a compiled function), so views of the memory are asked for anew after each.
 */
import { reshape, sameShape, scalarOf, type Tensor } from '@gradus/tensor';
import type { Loaded } from './machine.js';
import type { CopyIn, HostAction, Schedule, Source } from './schedule.js';
import { copyIn, copyOut } from './memory/transfer.js';

/** A call in progress. */
interface Call {
  readonly loaded: Loaded;
  readonly arena: number;
  /** Arguments, then results of the host. */
  readonly held: Tensor[];
}

/**
 * Runs a program.
 *
 * @param schedule - what to do
 * @param loaded - its code and memory
 * @param inputs - concrete tensors, one an input
 * @returns one tensor an output
 */
export function execute(schedule: Schedule, loaded: Loaded, inputs: readonly Tensor[]): Tensor[] {
  const { heap, stretches } = loaded;
  const arena = heap.enter(schedule.bytes);
  try {
    const call: Call = { loaded, arena, held: [...inputs] };
    load(call, schedule.copies);
    let next = 0;
    for (const action of schedule.actions) {
      if (action.kind === 'run') stretches[next++]!(arena);
      else askHost(call, action);
    }
    const values = schedule.sources.map((source) => valueOf(call, source));
    return schedule.outputs.map((i) => values[i]!);
  } finally {
    heap.leave(arena);
  }
}

function load({ loaded, arena, held }: Call, copies: readonly CopyIn[]): void {
  const { views } = loaded.heap;
  for (const { slot, offset } of copies) copyIn(held[slot]!, arena + offset, views);
}

function valueOf({ loaded, arena, held }: Call, source: Source): Tensor {
  switch (source.kind) {
    case 'literal':
      return scalarOf(source.value, source.type.dtype, source.type.weak);
    case 'held': {
      const x = held[source.slot]!;
      return sameShape(x.shape, source.type.shape) ? x : reshape(x, source.type.shape);
    }
    case 'arena':
      return copyOut(source.type, arena + source.offset, loaded.heap.views);
  }
}

function askHost(call: Call, action: HostAction): void {
  const { primitive, params, args, types, slot, copies } = action;
  const results = primitive.run(
    args.map((source) => valueOf(call, source)),
    params,
    types,
  );
  results.forEach((result, i) => {
    call.held[slot + i] = result;
  });
  load(call, copies);
}

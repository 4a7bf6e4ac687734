/**
 * One call of a compiled program: take an arena, copy small arguments in, find large ones where they lie,
 * run, hand out results, give the arena back whatever happens. Between the start and the end another call may
 * come from inside (an operation of the host that calls a compiled function), so views of the memory are
 * asked for anew after each.
 */
import {
  contiguous,
  fromData,
  fromStorage,
  reshape,
  sameShape,
  scalarOf,
  storageOf,
  type Storage,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import type { Buffer } from './kernels/kernel.js';
import type { Loaded } from './machine.js';
import { takeovers, type Port } from './memory/ports.js';
import type { Guest } from './memory/residents.js';
import { copyIn, copyOut } from './memory/transfer.js';
import type { CopyIn, HostAction, Schedule, Source } from './schedule.js';
import { sparesOf } from './spares.js';

/** What a caller knows about the arguments of its calls. */
export interface Arrangement {
  /** How many of the first arguments are the same in every call: what a function closed over. */
  readonly constants: number;
  /** Which arguments the caller gives away. */
  readonly donated: ReadonlySet<number>;
  /** For every port the one whose place it takes over. */
  readonly takeovers: readonly (number | null)[];
  /** Arguments that are given away and not read. */
  readonly spares: readonly number[];
}

/**
 * What a caller knows, prepared for a program.
 *
 * @param schedule - what a call of the program does
 * @param constants - how many of the first arguments are the same in every call
 * @param donated - which arguments the caller gives away
 * @returns the arrangement
 */
export function arrange(
  schedule: Schedule,
  constants: number,
  donated: ReadonlySet<number>,
): Arrangement {
  return {
    constants,
    donated,
    takeovers: takeovers(schedule.ports, donated),
    spares: sparesOf(schedule, donated),
  };
}

/** A call in progress. */
interface Call {
  readonly schedule: Schedule;
  readonly loaded: Loaded;
  readonly arrangement: Arrangement | null;
  readonly arena: number;
  /** Arguments, then results of the host. */
  readonly held: Tensor[];
  /** What lies at the ports. */
  readonly guests: Guest[];
  /** Storage of results at ports, as far as somebody has asked. */
  readonly storages: Storage[];
}

/**
 * Runs a program.
 *
 * @param schedule - what to do
 * @param loaded - its code and memory
 * @param inputs - concrete tensors, one an input; those that are given away must not be used afterwards
 * @param arrangement - what is known about the inputs; null for nothing
 * @returns one tensor an output
 */
export function execute(
  schedule: Schedule,
  loaded: Loaded,
  inputs: readonly Tensor[],
  arrangement: Arrangement | null = null,
): Tensor[] {
  const { residents, stretches } = loaded;
  const arena = residents.take(schedule.bytes);
  const call: Call = {
    schedule,
    loaded,
    arrangement,
    arena,
    held: inputs.slice(),
    guests: [],
    storages: [],
  };
  try {
    if (schedule.ports.length > 0) welcome(call);
    load(call, schedule.copies);
    let next = 0;
    for (const action of schedule.actions) {
      if (action.kind === 'run') stretches[next++]!(arena);
      else askHost(call, action);
    }
    return resultsOf(call);
  } finally {
    residents.heap.give(arena, schedule.bytes);
    if (call.guests.length > 0) residents.dismiss(call.guests);
    releaseGiven(arrangement, inputs);
  }
}

/** Finds a place for everything that is not in the arena, and writes down where. */
function welcome(call: Call): void {
  const { schedule, loaded, arrangement, arena, held, guests } = call;
  const given = arrangement === null ? NONE : givenAway(arrangement, held);
  schedule.ports.forEach((port, i) => guests.push(guestAt(call, port, i, given)));
  const table = loaded.residents.heap.views.uint32;
  const first = (arena + schedule.table) / 4;
  for (let i = 0; i < guests.length; i++) table[first + i] = guests[i]!.elements.address!;
}

/** What lies at a port during the call: in the place of another, in a new one, or where it is. */
function guestAt(call: Call, port: Port, i: number, given: ReadonlySet<Storage>): Guest {
  const { arrangement, guests, held } = call;
  const { residents } = call.loaded;
  const { slot, hidden, life } = port;
  const over = arrangement?.takeovers[i] ?? null;
  if (over !== null) return residents.again(guests[over]!);
  if (slot === null) return recycled(call, life.buffer, given) ?? prepared(call, life.buffer);
  const x = held[slot]!;
  if (arrangement === null) return residents.invite(x, false);
  if (!hidden || !arrangement.donated.has(slot)) {
    return residents.invite(x, slot < arrangement.constants);
  }
  return given.has(x.block.storage) ? residents.adopt(x) : residents.copy(x);
}

function prepared({ loaded }: Call, { dtype, size }: Buffer): Guest {
  return loaded.residents.prepare(dtype, size);
}

/** The place of an argument that was given away and that nobody reads; null where none fits. */
function recycled(
  { arrangement, held, loaded }: Call,
  { dtype, size }: Buffer,
  given: ReadonlySet<Storage>,
): Guest | null {
  for (const slot of arrangement?.spares ?? []) {
    const { storage } = held[slot]!.block;
    const guest = given.has(storage) ? loaded.residents.recycle(storage, dtype, size) : null;
    if (guest !== null) return guest;
  }
  return null;
}

const NONE: ReadonlySet<Storage> = new Set();

/** Storage that is given away, and that no other argument has. */
function givenAway({ donated }: Arrangement, inputs: readonly Tensor[]): ReadonlySet<Storage> {
  if (donated.size === 0) return NONE;
  const alone = new Set<Storage>();
  const seen = new Set<Storage>();
  inputs.forEach((x, slot) => {
    const { storage } = x.block;
    if (seen.has(storage)) alone.delete(storage);
    else if (donated.has(slot)) alone.add(storage);
    seen.add(storage);
  });
  return alone;
}

function load({ loaded, arena, held }: Call, copies: readonly CopyIn[]): void {
  if (copies.length === 0) return;
  // Reading a tensor copies it out of memory perhaps, which leaves the views what they are.
  const { views } = loaded.residents.heap;
  for (const { slot, offset } of copies) copyIn(held[slot]!, arena + offset, views);
}

function resultsOf(call: Call): Tensor[] {
  const { sources, outputs } = call.schedule;
  const values: Tensor[] = [];
  const { arrangement, held } = call;
  for (const source of sources) values.push(handedOut(valueOf(call, source), arrangement, held));
  const results: Tensor[] = [];
  for (const i of outputs) results.push(values[i]!);
  return results;
}

/**
 * A result as a caller gets it: one that is an argument which was given away lives on under a storage of its own.
 *
 * @param value - the result
 * @param arrangement - what is known about the inputs
 * @param inputs - the arguments, and perhaps more
 * @returns the value, or a copy
 */
export function handedOut(
  value: Tensor,
  arrangement: Arrangement | null,
  inputs: readonly Tensor[],
): Tensor {
  if (arrangement === null || arrangement.donated.size === 0) return value;
  for (const slot of arrangement.donated) {
    if (inputs[slot]!.block.storage !== value.block.storage) continue;
    return fromData(value.type, contiguous(value));
  }
  return value;
}

function valueOf(call: Call, source: Source): Tensor {
  switch (source.kind) {
    case 'literal':
      return scalarOf(source.value, source.type.dtype, source.type.weak);
    case 'held': {
      const x = call.held[source.slot]!;
      return sameShape(x.shape, source.type.shape) ? x : reshape(x, source.type.shape);
    }
    case 'arena':
      return copyOut(source.type, call.arena + source.offset, call.loaded.residents.heap.views);
    case 'port':
      return atPort(call, source.port, source.type);
  }
}

/** A result that stays where it was written, or is copied out since that has been in vain. */
function atPort(call: Call, index: number, type: TensorType): Tensor {
  const { storages, guests, schedule, arrangement } = call;
  const { residents } = call.loaded;
  const port = schedule.ports[index]!;
  const { elements } = guests[index]!;
  if (storages[index] === undefined) {
    const inPlace = (arrangement?.takeovers[index] ?? null) !== null;
    storages[index] =
      inPlace || residents.welcomes(port)
        ? residents.keep(elements, port)
        : storageOf(elements.read(residents.heap.views));
  }
  return fromStorage(type, storages[index]);
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

/**
 * Takes from the arguments that were given away what they hold.
 *
 * @param arrangement - what is known about the inputs
 * @param inputs - the arguments
 */
export function releaseGiven(arrangement: Arrangement | null, inputs: readonly Tensor[]): void {
  if (arrangement === null) return;
  for (const slot of arrangement.donated) inputs[slot]!.block.storage.release();
}

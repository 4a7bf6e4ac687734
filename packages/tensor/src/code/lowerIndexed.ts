/**
 * Moves along one axis to or from places in memory, as loops: over [batch, before], over the places where
 * there are several, and over the elements that lie side by side, which go by vectors. A place becomes a
 * number once; elements are found by it without looking again. Nothing outside of a tensor is touched: what
 * is picked there is written without being read, what would be added there is dropped, and blocks are
 * moved inside. What is added for one place is added in the order of the places, as eager code does.
 */
import type { DType } from '../dtype.js';
import { apply, cast, compare, get, number, set } from './expression.js';
import type { Move } from './indexedKernel.js';
import {
  loopOver,
  loopsOver,
  moving,
  type Expression,
  type Index,
  type Local,
  type LoopFunction,
  type Place,
  type Statement,
} from './loop.js';
import type { Buffer } from './operation.js';

/** Lets loops over elements that lie side by side go by vectors. */
export type Vectorize = (loops: LoopFunction) => LoopFunction;

/**
 * Lowers a move.
 *
 * @param kernel - the kernel
 * @param vectorize - of the compiler
 * @returns its loops
 */
export function lowerIndexed(kernel: Move, vectorize: Vectorize): LoopFunction {
  const parts = new Parts(kernel, vectorize);
  const { name, move } = kernel;
  if (move === 'pick') return { name, body: parts.picked() };
  return { name, body: move === 'add' ? parts.added() : parts.moved() };
}

class Parts {
  readonly #kernel: Move;
  readonly #vectorize: Vectorize;
  readonly #batch: Index;
  readonly #before: Index;
  /** Over the places of a batch. */
  readonly #each: Index;
  readonly #place: Local;
  readonly #inside: Local = { name: 'inside', dtype: 'bool' };

  constructor(kernel: Move, vectorize: Vectorize) {
    const { blocks, places } = kernel;
    const dtype: DType = typeof places === 'number' ? 'int32' : places.dtype;
    this.#kernel = kernel;
    this.#vectorize = vectorize;
    this.#batch = { name: 'batch', count: blocks.batch };
    this.#before = { name: 'before', count: blocks.before };
    this.#each = { name: 'each', count: kernel.count };
    this.#place = { name: 'place', dtype };
  }

  /** Elements at places, or what stands for them where there are none. */
  picked(): readonly Statement[] {
    const { from, result, outside } = this.#kernel;
    const k = this.#alongside;
    const to = this.#ofPlaces(result, k);
    const taken = this.#sideBySide(k, to, load(this.#shifted(from, k)));
    const filled = this.#sideBySide(k, to, number(outside, result.dtype));
    const inside = get(this.#inside);
    return this.#atPlaces([
      { kind: 'if', condition: inside, body: taken },
      { kind: 'if', condition: apply('not', inside), body: filled },
    ]);
  }

  /** The tensor with updates added at places. */
  added(): readonly Statement[] {
    const { from, block, result, sums } = this.#kernel;
    const k = this.#alongside;
    const sum = sums ?? result;
    const at = this.#shifted(sum, k);
    const update =
      typeof block === 'number'
        ? number(block, sum.dtype)
        : cast(load(this.#ofPlaces(block!, k)), sum.dtype);
    const body = this.#sideBySide(k, at, apply('add', load(at), update));
    return [
      ...this.#copied(from, sum),
      ...this.#atPlaces([{ kind: 'if', condition: get(this.#inside), body }]),
      ...(sum === result ? [] : this.#copied(sum, result)),
    ];
  }

  /** A block that is read, or written over a copy of the tensor. */
  moved(): readonly Statement[] {
    const { blocks, count, from, block, result } = this.#kernel;
    const { length, before, after } = blocks;
    const k: Index = { name: 'k', count: count * after };
    const part = placeIn((block as Buffer | null) ?? result, [
      [this.#batch, before * count * after],
      [this.#before, count * after],
      [k, 1],
    ]);
    const row =
      block === null
        ? this.#sideBySide(k, part, load(this.#shifted(from, k)))
        : this.#sideBySide(k, this.#shifted(result, k), load(part));
    const given = this.#given([[this.#batch, 1]]);
    const rows = loopsOver(
      [this.#batch, this.#before],
      [...this.#setPlace(given), set(this.#place, this.#upTo(length - count)), ...row],
    );
    return block === null ? rows : [...this.#copied(from, result), ...rows];
  }

  /** Over the elements that one place stands for. */
  get #alongside(): Index {
    return { name: 'k', count: this.#kernel.blocks.after };
  }

  /** Elements that are picked from places, or added there. */
  #ofPlaces(buffer: Buffer, k: Index): Place {
    const { before, after } = this.#kernel.blocks;
    const { count } = this.#each;
    return placeIn(buffer, [
      [this.#batch, before * count * after],
      [this.#before, count * after],
      [this.#each, after],
      [k, 1],
    ]);
  }

  /** Instructions for every place, which know whether it is inside. */
  #atPlaces(body: readonly Statement[]): readonly Statement[] {
    const { length } = this.#kernel.blocks;
    const place = get(this.#place);
    const within = compare('less', place, number(length, place.dtype));
    const least = compare('lessEqual', number(0, place.dtype), place);
    const given = this.#given([
      [this.#batch, this.#each.count],
      [this.#each, 1],
    ]);
    return loopsOver(
      [this.#batch, this.#before, this.#each],
      [
        ...this.#setPlace(given),
        set(this.#inside, this.#signed ? apply('and', least, within) : within),
        ...body,
      ],
    );
  }

  get #signed(): boolean {
    return this.#place.dtype !== 'uint32';
  }

  /** A place as it is given: a number, or one that is in memory. */
  #given(steps: readonly Step[]): Expression {
    const { places } = this.#kernel;
    return typeof places === 'number' ? number(places, 'int32') : load(placeIn(places, steps));
  }

  /** Places below 0 count from the end. */
  #setPlace(given: Expression): readonly Statement[] {
    const place = get(this.#place);
    const read = set(this.#place, given);
    if (!this.#signed) return [read];
    const fromEnd = apply('add', place, number(this.#kernel.blocks.length, place.dtype));
    const below = compare('less', place, number(0, place.dtype));
    return [read, set(this.#place, apply('select', below, fromEnd, place))];
  }

  /** The place, moved into 0 … last. */
  #upTo(last: number): Expression {
    const place = get(this.#place);
    const [least, most] = [number(0, place.dtype), number(last, place.dtype)];
    const above = apply('select', compare('less', most, place), most, place);
    return this.#signed ? apply('select', compare('less', place, least), least, above) : above;
  }

  /** Elements of the whole tensor, from the place on. */
  #shifted(buffer: Buffer, k: Index): Place {
    const { before, length, after } = this.#kernel.blocks;
    const row = length * after;
    const place = placeIn(buffer, [
      [this.#batch, before * row],
      [this.#before, row],
      [k, 1],
    ]);
    return { ...place, shift: { local: this.#place, stride: after } };
  }

  /** All elements of a buffer, in the dtype of the other; of one in its own place, itself. */
  #copied(from: Buffer, to: Buffer): readonly Statement[] {
    const whole: Index = { name: 'whole', count: to.size };
    const value = cast(load(placeIn(from, [[whole, 1]])), to.dtype);
    return this.#sideBySide(whole, placeIn(to, [[whole, 1]]), value);
  }

  /** A loop over elements side by side. */
  #sideBySide(index: Index, place: Place, value: Expression): readonly Statement[] {
    const body = loopOver(index, [{ kind: 'store', place, value }]);
    return this.#vectorize({ name: '', body }).body;
  }
}

type Step = readonly [index: Index, stride: number];

function placeIn(buffer: Buffer, steps: readonly Step[]): Place {
  return { buffer, offset: 0, terms: moving(steps.map(([index, stride]) => ({ index, stride }))) };
}

function load(place: Place): Expression {
  return { kind: 'load', dtype: place.buffer.dtype, place };
}

/** Memory of a diagnosis: linear in the operations of the run, gone with the report, and refused beyond a limit. */
import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { chooseArguments } from '@gradus/autodiff';
import { scan } from '@gradus/control-flow';
import { diagnose } from '@gradus/doctor';
import { observe } from '../src/observation.js';

const KIB = 2 ** 10;

/** Bytes that are still held after all garbage is gone. */
function held(): number {
  globalThis.gc!();
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const loop =
  (length: number) =>
  (x: Tensor): Tensor =>
    scan((h: Tensor): [Tensor, null] => [sin(h), null], x, null, { length })[0];

/** What an observed loop of so many steps holds. */
function heldBy(length: number): number {
  const request = { f: loop(length), ...chooseArguments([array(1)], 0, 'test'), title: 'test' };
  const before = held();
  const run = observe(request);
  const after = held();
  expect('steps' in run && run.steps.length).toBeGreaterThanOrEqual(length);
  return after - before;
}

/** Code is compiled in the background, and its memory counts now or later. */
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

describe('the memory of a diagnosis', () => {
  it('grows in step with the operations of the run', () => {
    heldBy(100);
    const [one, four] = [1000, 4000].map((length) =>
      median([1, 2, 3].map(() => heldBy(length))),
    ) as [number, number];
    expect(four / one).toBeLessThan(4.4);
    expect(four / 4000).toBeLessThan(8 * KIB);
  }, 30_000);

  it('goes with the report', () => {
    const turn = (): void => void diagnose(loop(100))(1);
    for (let i = 0; i < 20; i++) turn(); // compiled code and caches of text come first
    const growth = [1, 2, 3].map(() => {
      const before = held();
      for (let i = 0; i < 10; i++) turn();
      return held() - before;
    });
    expect(Math.min(...growth)).toBeLessThan(150 * KIB); // half of what one run holds; what is kept grows every time
  });

  it('is refused where it would have no end', () => {
    expect(() => diagnose(loop(150_000))(1)).toThrow(/GR804/);
  }, 30_000);
});

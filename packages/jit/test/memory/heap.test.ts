import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openHeap, plainHeap } from '../../src/memory/heap.js';
import { GradusError } from '@gradus/tensor';

const PAGE = 2 ** 16;

describe.each([openHeap, plainHeap])('a heap (%p)', (open) => {
  it('gives the first gap that is long enough, at multiples of 16', () => {
    const heap = open();
    const [a, b, c] = [heap.take(10), heap.take(0), heap.take(100)];
    expect([a, b, c]).toEqual([0, 0, 16]);
    heap.give(a, 10);
    expect([heap.take(20), heap.take(5)]).toEqual([128, 0]);
  });
  it('grows, keeps what is in it, and shows it under new views', () => {
    const heap = open();
    const arena = heap.take(64);
    const before = heap.views;
    before.float64[arena / 8] = 0.5;
    before.bool[arena + 8] = 7;
    heap.take(5 * PAGE);
    expect(heap.views).not.toBe(before);
    expect(heap.views.bool.length).toBeGreaterThanOrEqual(5 * PAGE + 64);
    expect([heap.views.float64[arena / 8], heap.views.uint32[(arena + 8) / 4]]).toEqual([0.5, 7]);
  });
  it('does not grow while the same parts come and go', () => {
    const heap = open();
    heap.give(heap.take(3 * PAGE), 3 * PAGE);
    const { views } = heap;
    for (let i = 0; i < 100; i++) heap.give(heap.take(3 * PAGE), 3 * PAGE);
    expect(heap.views).toBe(views);
  });
  it('refuses more than there can be', () => {
    const heap = open();
    const ask = (): number => heap.take(2 ** 33);
    expect(ask).toThrow(GradusError);
    expect(ask).toThrow(/GR320.*8192 MiB/s);
    expect(heap.take(16)).toBe(0);
  });
  it('hands out no byte twice, and has all of them again in the end', () => {
    const step = fc.record({ bytes: fc.integer({ min: 1, max: 3000 }), gives: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const heap = open();
        const held: { at: number; bytes: number }[] = [];
        const giveBack = (i: number): void => {
          const [part] = held.splice(i, 1);
          if (part !== undefined) heap.give(part.at, part.bytes);
        };
        for (const { bytes, gives } of steps) {
          const at = heap.take(bytes);
          expect(at % 16).toBe(0);
          for (const o of held) expect(at + bytes <= o.at || o.at + o.bytes <= at).toBe(true);
          held.push({ at, bytes });
          if (gives < held.length) giveBack(gives);
        }
        while (held.length > 0) giveBack(held.length >> 1);
        expect(heap.taken).toBe(0);
        expect(heap.take(heap.views.bool.length)).toBe(0);
      }),
    );
  });
});

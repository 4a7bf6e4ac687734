import { describe, expect, it } from '@jest/globals';
import { openHeap } from '../../src/memory/heap.js';
import { GradusError } from '@gradus/tensor';

const PAGE = 2 ** 16;

describe.each(['wasm', 'plain'] as const)('a heap (%s)', (kind) => {
  it('is a stack of arenas that begin at multiples of 16', () => {
    const heap = openHeap(kind);
    const [a, b, c] = [heap.enter(10), heap.enter(0), heap.enter(100)];
    expect([a, b, c]).toEqual([0, 16, 16]);
    heap.leave(b);
    expect(heap.enter(5)).toBe(16);
  });
  it('grows, keeps what is in it, and shows it under new views', () => {
    const heap = openHeap(kind);
    const arena = heap.enter(64);
    const before = heap.views;
    before.float64[arena / 8] = 0.5;
    before.bool[arena + 8] = 7;
    heap.enter(5 * PAGE);
    expect(heap.views).not.toBe(before);
    expect(heap.views.bool.length).toBeGreaterThanOrEqual(5 * PAGE + 64);
    expect([heap.views.float64[arena / 8], heap.views.uint32[(arena + 8) / 4]]).toEqual([0.5, 7]);
  });
  it('does not grow while the same arenas come and go', () => {
    const heap = openHeap(kind);
    heap.leave(heap.enter(3 * PAGE));
    const { views } = heap;
    for (let i = 0; i < 100; i++) heap.leave(heap.enter(3 * PAGE));
    expect(heap.views).toBe(views);
  });
  it('refuses more than there can be', () => {
    const heap = openHeap(kind);
    const ask = (): number => heap.enter(2 ** 33);
    expect(ask).toThrow(GradusError);
    expect(ask).toThrow(/GR320.*8192 MiB/s);
    expect(heap.enter(16)).toBe(0);
  });
});

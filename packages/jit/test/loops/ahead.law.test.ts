/**
 * What loops look at ahead: of rows that several kernels go through, every line but those of the first row; never
 * further behind the buffer than the memory keeps free.
 */
import { describe, expect, it } from '@jest/globals';
import { dtypes, exp, max, sizeOf, sum, zeros } from '@gradus/tensor';
import type { FloatDType, Shape, Tensor } from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import { lowerProgram } from '../../src/index.js';
import type { Place, Statement } from '@gradus/tensor/code';
import { BEHIND, openHeap } from '../../src/memory/heap.js';

const keepdims = { keepdims: true } as const;

function softmax(x: Tensor): Tensor {
  const e = exp(x.sub(max(x, -1, keepdims)));
  return e.div(sum(e, -1, keepdims));
}

function loopsFor(shape: Shape, dtype: FloatDType): readonly Statement[] {
  return lowerProgram(makeProgram(softmax)(zeros(shape, { dtype })))
    .stretches.flat()
    .flatMap((code) => ('body' in code ? code.body : []));
}

function eachLoop(body: readonly Statement[], visit: (ahead: readonly Place[]) => void): void {
  for (const s of body) {
    if (s.kind === 'loop') visit(s.ahead ?? []);
    if ('body' in s) eachLoop(s.body, visit);
  }
}

function aheadIn(shape: Shape, dtype: FloatDType): Place[] {
  const places: Place[] = [];
  eachLoop(loopsFor(shape, dtype), (ahead) => void places.push(...ahead));
  return places;
}

/** Every element that a place stands for. */
function elementsOf({ offset, terms }: Place): number[] {
  return terms.reduce(
    (from, { index, stride }) =>
      from.flatMap((at) => Array.from({ length: index.count }, (_, i) => at + i * stride)),
    [offset],
  );
}

describe('looking ahead', () => {
  const cases: readonly (readonly [Shape, FloatDType])[] = [
    [[16, 1024], 'float32'],
    [[20, 512], 'float64'],
    [[4, 6, 640], 'float32'],
  ];
  it.each(cases)('comes to every line of later rows of %p %s', (shape, dtype) => {
    const { bytes } = dtypes[dtype];
    const row = shape.at(-1)!;
    const places = aheadIn(shape, dtype);
    const end = sizeOf(shape) * bytes + BEHIND;
    expect(Math.max(...places.flatMap(elementsOf)) * bytes).toBeLessThan(end);
    const seen = places.filter(({ buffer }) => buffer.name === 'x').flatMap(elementsOf);
    const lines = new Set(seen.map((at) => Math.floor((at * bytes) / 64)));
    const expected = Array.from({ length: ((sizeOf(shape) - row) * bytes) / 64 }, (_, i) => i);
    expect(expected.filter((i) => !lines.has(i + (row * bytes) / 64))).toEqual([]);
  });

  it('leaves long rows alone, which reach further than memory is kept free', () => {
    expect(aheadIn([4, 4096], 'float32')).toEqual([]);
    expect(aheadIn([4, 2048], 'float32').length).toBeGreaterThan(0);
  });

  it.each([16, 0x8000, 0xbff0, 0xc000, 0x4_0000])('keeps memory free behind %i bytes', (bytes) => {
    const heap = openHeap();
    for (let i = 0; i < 9; i++) {
      expect(heap.take(bytes) + bytes + BEHIND).toBeLessThanOrEqual(heap.views.bool.length);
    }
  });
});

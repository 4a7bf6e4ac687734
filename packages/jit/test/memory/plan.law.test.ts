import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMemoryPlan } from '@gradus/testing';
import { planMemory, printPlan, type Lifetime } from '../../src/memory/plan.js';

interface Named {
  readonly name: string;
}

/** Random buffers in time; some may take the place of others. */
const lifetimes = fc
  .array(
    fc.record({
      bytes: fc.oneof(fc.constantFrom(0, 1, 4, 16, 24), fc.nat(5000)),
      from: fc.nat(30),
      length: fc.nat(10),
      over: fc.array(fc.nat(20), { maxLength: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((list): Lifetime<Named>[] => {
    const buffers = list.map((_, i) => ({ name: `b${i}` }));
    return list.map(({ bytes, from, length, over }, i) => ({
      buffer: buffers[i]!,
      bytes,
      from,
      to: from + length,
      over: over.flatMap((k) => (k < buffers.length && k !== i ? [buffers[k]!] : [])),
    }));
  });

const placed = (list: readonly Lifetime<Named>[]): ReturnType<typeof planMemory<Named>> =>
  planMemory(list);

describe('a memory plan', () => {
  it('never lets two live buffers share a byte, but where one takes the place of another', () => {
    fc.assert(
      fc.property(lifetimes, (list) => {
        const { places, bytes } = placed(list);
        const buffers = [...places.values()].map((p) => ({ ...p, name: p.buffer.name }));
        const byName = new Map(buffers.map((b) => [b.name, b]));
        const takesOver = (later: string, earlier: string): boolean => {
          const [b, a] = [byName.get(later)!, byName.get(earlier)!];
          return b.inPlaceOf === a.buffer && a.to === b.from;
        };
        const used = checkMemoryPlan(
          buffers,
          (a, b) => takesOver(a.name, b.name) || takesOver(b.name, a.name),
        );
        expect(used).toBeLessThanOrEqual(bytes);
        expect(places.size).toBe(list.length);
      }),
    );
  });
  it('begins every buffer at a multiple of 16 bytes', () => {
    fc.assert(
      fc.property(lifetimes, (list) => {
        for (const { offset } of placed(list).places.values()) expect(offset % 16).toBe(0);
      }),
    );
  });
  it('takes a place over only from a buffer of the same size in its last step, that allows it', () => {
    fc.assert(
      fc.property(lifetimes, (list) => {
        for (const { buffer, bytes, from, inPlaceOf } of placed(list).places.values()) {
          if (inPlaceOf === null) continue;
          const [own, other] = [buffer, inPlaceOf].map((b) => list.find((l) => l.buffer === b)!);
          expect(own!.over).toContain(inPlaceOf);
          expect([other!.bytes, other!.to]).toEqual([bytes, from]);
        }
      }),
    );
  });
});

describe('the size of a plan', () => {
  const buffer = (
    name: string,
    from: number,
    to: number,
    over: readonly Named[] = [],
  ): Lifetime<Named> => ({
    buffer: { name },
    bytes: 100,
    from,
    to,
    over,
  });
  it('a chain needs two places, or one when results may take the place of operands', () => {
    const chain = Array.from({ length: 50 }, (_, i) => buffer(`b${i}`, i, i + 1));
    expect(placed(chain).bytes).toBe(224);
    const inPlace = chain.map((b, i) => ({
      ...b,
      over: i === 0 ? [] : [chain[i - 1]!.buffer],
    }));
    expect(placed(inPlace).bytes).toBe(112);
  });
  it('gaps are used again', () => {
    const list = [buffer('a', 0, 1), buffer('b', 0, 9), buffer('c', 3, 4), buffer('d', 3, 4)];
    expect(printPlan(placed(list))).toMatchInlineSnapshot(`
      "a  at 0    100 bytes  steps 0 to 1
      b  at 112  100 bytes  steps 0 to 9
      c  at 0    100 bytes  steps 3 to 4
      d  at 224  100 bytes  steps 3 to 4
      336 bytes in all"
    `);
  });
});

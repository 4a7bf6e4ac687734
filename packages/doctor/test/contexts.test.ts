/**
 * Wherever an unstable expression stands, inside of a loop, a branch, a batch, a compiled function, the doctor finds the
 * repair and has tried it, is silent where the expression is sound, and `stable` reaches it.
 */
import { describe, expect, it } from '@jest/globals';
import { array, divide, full, log, subtract, sum, withSettings, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { stable } from '../src/index.js';
import { contexts } from './repairs/contexts.js';
import { defects, expectRepair, expectTrue, families, pointsOf } from './repairs/examination.js';
import type { F, Family } from './repairs/family.js';

/** One spelling in every third place, another one in the next; all of them in all places where more runs are asked for. */
const everything = process.env['FC_RUNS'] !== undefined;

const spellingsFor = ({ spellings }: Family, turn: number): readonly F[] =>
  everything ? spellings : [spellings[turn % spellings.length]!];

const cases = families.map((family, i) => [family.name, family, i] as const);

describe.each(contexts.map((context, i) => [context.name, context.around, i] as const))(
  '%s',
  (_, around, place) => {
    it.each(cases.filter((__, i) => everything || (place + i) % 3 === 0))('%s', (__, family, i) => {
      const { dtype = 'float64', offered, everywhere } = family;
      // GR310 would be told: one text is jitted again and again.
      withSettings({ defaultFloat: dtype, warn: () => undefined }, () => {
        const { sick, truth, healthy, other } = pointsOf(family);
        for (const f of spellingsFor(family, place + i)) {
          const inside = around(f, healthy);
          expectRepair(inside, sick, truth);
          if (everywhere !== true) expect(defects(inside, healthy)).toEqual([]);
          if (offered === true) continue;
          expectTrue(inside, sick, truth);
          expectTrue(inside, healthy, other);
        }
      });
    });
  },
);

describe('what is followed by a transformation outside', () => {
  const at = [0.5, 2, 3];
  const losses: readonly (readonly [(w: Tensor, x: Tensor) => Tensor, readonly number[]])[] = [
    [(w, x) => sum(w.mul(log(x))), at.map((x) => Math.log(x))],
    [(w, x) => sum(w.mul(log(divide(x, 2)))), at.map((x) => Math.log(x / 2))],
    [(w, x) => sum(w.mul(subtract(1, log(x)))), at.map((x) => 1 - Math.log(x))],
    [(w, x) => sum(w.mul(subtract(log(x), 1))), at.map((x) => Math.log(x) - 1)],
  ];
  // A weight of 0 hides what it is multiplied with, but the slope of the weight does not.
  it.each(losses)('has its slope: %s', (loss, truth) => {
    withSettings({ defaultFloat: 'float64', warn: () => undefined }, () => {
      for (const { around } of contexts) {
        const of = (w: Tensor): Tensor =>
          stable(around((x) => loss(w, x), full([3], 1)))(array(at));
        expect(grad(of)(array([0, 1, 0])).tolist()).toEqual(
          truth.map((slope) => expect.closeTo(slope, 12)),
        );
      }
    });
  });
});

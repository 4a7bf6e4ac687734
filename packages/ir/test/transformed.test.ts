import { describe, expect, it } from '@jest/globals';
import { array, exp, scalarOf, sin, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { checkProgram, makeProgram, optimize, runProgram } from '../src/index.js';
import { bits, called } from './randomProgram.js';

type Scalar = (x: Tensor) => Tensor;

const f: Scalar = (x) => sin(x).mul(exp(x.neg())).add(x.div(3)).mul(2);
const transforms: Record<string, (g: Scalar) => Scalar> = {
  called,
  grad: (g) => (x) => grad(g)(x),
  jvp: (g) => (x) => jvp(g, [x], [1])[1],
  vmap: (g) => (x) => vmap(g)(x.reshape([1])).reshape([]),
};
const names = Object.keys(transforms);
const nestings = names.flatMap((a) =>
  names.flatMap((b) => names.map((c) => `${a} of ${b} of ${c}`)),
);

describe('programs of transformed functions', () => {
  it.each(nestings)('%s is in order, and keeps its bits without calls', (nesting) => {
    const g = nesting.split(' of ').reduceRight((h, name) => transforms[name]!(h), f);
    for (const x of [array(0.75), scalarOf(0.75, 'float32', true)]) {
      const program = checkProgram(makeProgram(g)(x));
      const optimized = optimize(program);
      expect(optimized.equations.filter((e) => e.primitive.callsProgram)).toEqual([]);
      const truth = bits([g(x)]);
      expect(bits(runProgram(program, [x]))).toBe(truth);
      expect(bits(runProgram(optimized, [x]))).toBe(truth);
    }
  });
});

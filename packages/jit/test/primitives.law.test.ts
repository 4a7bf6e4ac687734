import { describe, expect, it } from '@jest/globals';
import { withSettings } from '@gradus/tensor';
import { primitives } from '@gradus/tensor/primitives';
import { checkPrimitive, type Compile } from '@gradus/testing';
import { jit } from '../src/index.js';

describe('jit agrees with eager evaluation by the contract', () => {
  it.each(primitives.map((p) => [p.name, p] as const))('%s', (_, primitive) => {
    // Every sample is traced anew on purpose: no warning of it.
    const { compile } = withSettings({ warn: () => {} }, () =>
      checkPrimitive(primitive, { laws: ['compile'], compile: jit as Compile }),
    );
    expect(compile).toBeGreaterThan(0);
  });
});

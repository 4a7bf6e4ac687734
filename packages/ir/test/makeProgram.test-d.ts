// Types of makeProgram and evalShape: compiled by the root type check, not run.
import { array, type Tensor, type TensorType } from '@gradus/tensor';
import { evalShape, makeProgram, type Program } from '../src/index.js';

const model = (p: { w: Tensor; b: number }, x: Tensor<'int32'>) => ({
  y: p.w,
  pair: [x, p.b] as const,
  none: null,
});

const program: Program = makeProgram(model)({ w: { dtype: 'float32', shape: [3] }, b: 1 }, array(1).astype('int32')); // prettier-ignore
export const types: {
  y: TensorType;
  pair: readonly [TensorType<'int32'>, TensorType];
  none: null;
} = evalShape(model, { w: 2, b: array(1) }, { dtype: 'int32', shape: [] });
export { program };

// @ts-expect-error: an argument is missing
makeProgram(model)({ w: 1, b: 1 });
// @ts-expect-error: a wrong key
evalShape(model, { v: 1, b: 1 }, 1);
// @ts-expect-error: no dtype
makeProgram(model)({ w: { dtype: 'float16', shape: [] }, b: 1 }, 1);

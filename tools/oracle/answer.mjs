// What gradus answers to the question about a program: value, forward mode, reverse mode, forward over
// reverse, the batch, and the value and gradients once more, compiled.
import { inputsOf, toFunction } from '@gradus/testing';
import { contiguous, stack, withSettings } from '@gradus/tensor';
import { jvp, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { jit } from '@gradus/jit';
import { backwards, cotangentOf, tangentsOf, tensorOf } from './question.mjs';

const numbers = (x) => [...contiguous(x.known('answer'))];

/** Value and gradients of a program, as a function that can be transformed. */
const gradientsOf =
  (program, cotangent) =>
  (...xs) => {
    const [value, pullback] = vjp(toFunction(program), xs);
    return [value, ...pullback(cotangent)];
  };

/** The question as tensors, and the value, forward mode and reverse mode. */
function firstAnswers(program, dtype) {
  const inputs = inputsOf(program, dtype);
  const tangents = tangentsOf(program).map((each) => tensorOf(each, dtype));
  const [value, tangent] = jvp(toFunction(program), inputs, tangents);
  const both = gradientsOf(program, tensorOf(cotangentOf(value.shape), dtype));
  const found = {
    shape: [...value.shape],
    dtype: value.dtype,
    value: numbers(value),
    tangent: numbers(tangent),
    gradients: both(...inputs)
      .slice(1)
      .map(numbers),
  };
  return { inputs, tangents, both, found };
}

/** The value, forward mode and reverse mode. */
export const answerOf = (program, dtype) => firstAnswers(program, dtype).found;

/** All of it; `second` for tangents of the gradients, `compiled` for what jit gives. */
export function fullAnswerOf(program, dtype, { second, compiled }) {
  const { inputs, tangents, both, found } = firstAnswers(program, dtype);
  const other = inputsOf(backwards(program), dtype);
  const [batch, ...batchGradients] = vmap(both)(...inputs.map((x, i) => stack([x, other[i]])));
  const whole = { ...found, batch: numbers(batch), batchGradients: batchGradients.map(numbers) };
  if (second) {
    const [, slopes] = jvp((...xs) => both(...xs).slice(1), inputs, tangents);
    whole.second = slopes.map(numbers);
  }
  return compiled ? { ...whole, ...compiledAnswer(both, inputs) } : whole;
}

/** Every program is compiled once, on purpose: no warning about that. */
function compiledAnswer(both, inputs) {
  const [value, ...gradients] = withSettings({ warn: () => {} }, () => jit(both)(...inputs));
  return { compiled: numbers(value), compiledGradients: gradients.map(numbers) };
}

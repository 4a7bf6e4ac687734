// Random programs with JAX's answers as a committed file: one line a program, numbers rounded to the
// digits that are compared, the first half of the batch left out, since it repeats the answer.
import { readFileSync, writeFileSync } from 'node:fs';

/** Digits kept: two more than are compared. */
const DIGITS = { float64: 12, float32: 9 };

const rounded = (part, digits) => {
  if (Array.isArray(part)) return part.map((each) => rounded(each, digits));
  return typeof part === 'number' ? Number(part.toPrecision(digits)) : part;
};

const secondHalf = (numbers) => numbers.slice(numbers.length / 2);

function packed({ batch, batchGradients, ...given }) {
  const other =
    given.dtype === 'float32'
      ? {}
      : { other: secondHalf(batch), otherGradients: batchGradients.map(secondHalf) };
  return rounded({ ...given, ...other }, DIGITS[given.dtype]);
}

function unpacked({ other, otherGradients, ...given }) {
  if (other === undefined) return given;
  const { value, gradients } = given;
  const batchGradients = otherGradients.map((half, k) => [...gradients[k], ...half]);
  return { ...given, batch: [...value, ...other], batchGradients };
}

/** Lines as `ask.mjs` writes them, in a file of fixtures. */
export function writeFixture(file, lines) {
  const text = lines.map(({ seed, index, program, answers }) =>
    JSON.stringify({ seed, index, program, answers: answers.map(packed) }),
  );
  writeFileSync(file, `${text.join('\n')}\n`);
}

/** The lines of a file of fixtures. */
export function readFixture(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const { answers, ...rest } = JSON.parse(line);
    return { ...rest, answers: answers.map(unpacked) };
  });
}

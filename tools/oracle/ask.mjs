// Asks JAX about random programs. Every fourth program is asked for second derivatives, every eighth in
// float32 too.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { programs } from '@gradus/testing';
import { askJax } from './jax.mjs';
import { questionOf } from './question.mjs';

/** Programs in one question: compiled together, which costs less than each alone. */
const CHUNK = 8;

/** The programs of a seed. */
export const drawn = (count, seed) =>
  fc.sample(programs({ loops: true }), { numRuns: count, seed });

/** The questions about the program of a number. */
export function questionsAbout(program, index) {
  const questions = [questionOf(program, 'float64', index % 4 === 0)];
  if (index % 8 === 0) questions.push(questionOf(program, 'float32', false));
  return questions;
}

/** Lines of a file of answers; none where it does not exist. */
export const readLines = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

/**
 * Asks about programs of a seed and appends one line a program to a file: the program, and the answers.
 * What is in the file already is not asked again, so a run that was stopped goes on where it was.
 */
export async function ask(file, { count, seed, mode = 'folded', every = 1, progress = () => {} }) {
  const known = new Set(readLines(file).map(({ index }) => index));
  const wanted = drawn(count, seed)
    .map((program, index) => ({ program, index }))
    .filter(({ index }) => index % every === 0 && !known.has(index));
  const jax = await askJax('programs.py', mode);
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const part = wanted.slice(start, start + CHUNK);
    const asked = part.map(({ program, index }) => questionsAbout(program, index));
    const answers = await jax.ask(asked.flat());
    let next = 0;
    const lines = part.map(({ program, index }, k) => {
      const given = answers.slice(next, (next += asked[k].length));
      return `${JSON.stringify({ seed, index, mode, program, answers: given })}\n`;
    });
    appendFileSync(file, lines.join(''));
    progress(start + part.length, wanted.length);
  }
  jax.end();
}

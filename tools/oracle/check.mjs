// Compares answers of JAX with those of gradus and says what differs.
import { toSource } from '@gradus/testing';
import { compareAnswer, isTie } from './compare.mjs';
import { isExplained } from './explained.mjs';

/** What is wrong with one answer, an error of gradus included. */
function wrongWith(program, given, options) {
  try {
    return compareAnswer(program, given, options);
  } catch (error) {
    return [`gradus fails: ${error.stack}`];
  }
}

/** Under which name a difference is counted; null for one that nothing explains. */
function excuseFor(program, dtype) {
  if (isTie(program, dtype)) return 'ties';
  return isExplained(program, dtype) ? 'explained' : null;
}

/**
 * Compares all answers of all lines, every so many programs under jit too.
 *
 * `counts`: how many programs and answers there were, and how many answers differ because of a tie, where
 * rounding decides, or for a reason that explained.mjs tells. `differing`: the others that differ, with what
 * is wrong.
 */
export function check(lines, compiledEvery = 1) {
  const counts = { programs: 0, answers: 0, float32: 0, second: 0, ties: 0, explained: 0 };
  const differing = [];
  for (const { seed, index, program, answers } of lines) {
    counts.programs++;
    for (const given of answers) {
      counts.answers++;
      counts.float32 += Number(given.dtype === 'float32');
      counts.second += Number(given.second !== undefined);
      const wrong = wrongWith(program, given, { compiled: index % compiledEvery === 0 });
      if (wrong.length === 0) continue;
      const excuse = given.error === undefined ? excuseFor(program, given.dtype) : null;
      if (excuse === null) differing.push({ seed, index, dtype: given.dtype, program, wrong });
      else counts[excuse]++;
    }
  }
  return { counts, differing };
}

/** A difference, in words. */
export const described = ({ seed, index, dtype, program, wrong }) =>
  `seed ${seed}, program ${index}, ${dtype}\n${toSource(program)}\n${wrong.slice(0, 6).join('\n')}\n`;

// What a user's program prints where gradus is installed: errors and findings name the user's line, not
// one of gradus. The lines below are counted by scripts/installed.mjs.
import { array, diagnose, numpy as np } from 'gradus';

const norm = (x) => np.sqrt(np.sum(np.square(x)));
const [finding] = diagnose(norm)(array([0, 0])).findings;

let message = '';
try {
  array([1, 2]).add(array([1, 2, 3])); // line 10
} catch (error) {
  message = error.message;
}
console.log(
  JSON.stringify({ finding: finding.site?.line, error: /run\.mjs:(\d+)/.exec(message)?.[1] }),
);

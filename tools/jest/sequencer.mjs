// The order of a run of everything: what takes long begins first, so that no worker ends alone. The
// laws take long; of the others, those with more text. Before all come the tests that watch the
// garbage collector: each of their collections walks through all that a worker holds, so that at the
// end of a run they took four times as long.
import { statSync } from 'node:fs';
import { realmOf } from './realms.mjs';

const sizeOf = (path) => realmOf(path).reduce((sum, each) => sum + statSync(each).size, 0);
/** Little text and much work: a thousand programs, and a linter that reads types. */
const LONG = /\.law\.test\.ts$|\/(oracle|eslint-plugin)\/test\//;
const kindOf = (path) => (path.endsWith('.gc.test.ts') ? 2 : Number(LONG.test(path)));
const weightOf = (path) => kindOf(path) * 1e6 + sizeOf(path);

export default class {
  sort(tests) {
    const weights = new Map(tests.map(({ path }) => [path, weightOf(path)]));
    return tests.toSorted((a, b) => weights.get(b.path) - weights.get(a.path));
  }
  allFailedTests = () => [];
  cacheResults() {}
}

// The order of a run of everything: what takes long begins first, so that no worker ends alone. The
// laws take long; of the others, those with more text.
import { statSync } from 'node:fs';
import { realmOf } from './realms.mjs';

const sizeOf = (path) => realmOf(path).reduce((sum, each) => sum + statSync(each).size, 0);
const weightOf = (path) => sizeOf(path) + (/\.(law|gc)\.test\.ts$/.test(path) ? 1e6 : 0);

export default class {
  sort(tests) {
    const weights = new Map(tests.map(({ path }) => [path, weightOf(path)]));
    return tests.toSorted((a, b) => weights.get(b.path) - weights.get(a.path));
  }
  allFailedTests = () => [];
  cacheResults() {}
}

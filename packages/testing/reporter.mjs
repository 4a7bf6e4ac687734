// Jest loads a reporter as it is. The published package has the reporter built; in its repository, where
// nothing is built before tests run, the types of its source are blanked out here.
import { existsSync, readFileSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);

async function fromSource() {
  const { transformSync } = await import('@swc/wasm-typescript');
  const source = here('./src/reporter.ts');
  const options = { filename: source.pathname, mode: 'strip-only', module: true };
  const { code } = transformSync(readFileSync(source, 'utf8'), options);
  const named = `${code}\n//# sourceURL=${source.href}`;
  return import(`data:text/javascript,${encodeURIComponent(named)}`);
}

const inRepository = existsSync(here('./tsconfig.json')); // no package ships it
const { GradientCaseReporter } = inRepository
  ? await fromSource()
  : await import('./dist/reporter.js');

export default GradientCaseReporter;

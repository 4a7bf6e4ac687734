// Run in a package's folder after `tsc`: joins its modules to few files for the condition `node`, `dist/node/*.js`.
// Node opens and links every module for itself, which takes a millisecond; gradus as some five hundred modules took
// half a second to import, as a dozen files it takes a tenth. Bundlers get modules still, of which they leave out
// what a page does not use. An entry of the package is an entry here; what several share is in files between them.
// Modules that look for files beside themselves do so from where they lay before.
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const esbuild = createRequire(join(import.meta.dirname, '../bundle/package.json'))('esbuild');

/** What `import.meta.url` becomes: a file in `dist`, where these files lie in `dist/node`. */
const HOME = 'gradusHome';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values(exports).filter((entry) => entry.node !== undefined);

rmSync('dist/node', { recursive: true, force: true });
await esbuild.build({
  entryPoints: entries.map((entry) => entry.default),
  outbase: 'dist',
  outdir: 'dist/node',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  define: { 'import.meta.url': HOME },
  banner: { js: `const ${HOME} = new URL('../_.js', import.meta.url).href;` },
  chunkNames: 'shared-[hash]',
  logLevel: 'warning',
});

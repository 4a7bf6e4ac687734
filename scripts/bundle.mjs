// `pnpm bundle`: what a user's page would download. Bundles the fixtures of tools/bundle from source,
// minified, prints their sizes raw and gzipped, and fails over the ceilings of
// tools/bundle/ceilings.json or when a package that has no business in a bundle is in it.
// `pnpm bundle twoOps` also lists that bundle's files, the biggest first. A bundle is run as well, where the
// ceilings tell what its `run()` gives; their `kind` says under which condition it is made.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strip } from '../tools/lean/strip.mjs';

const folder = join(import.meta.dirname, '../tools/bundle');
const esbuild = createRequire(join(folder, 'package.json'))('esbuild');
const ceilings = JSON.parse(readFileSync(join(folder, 'ceilings.json'), 'utf8'));

/** Source as the build makes modules of a kind of it; a page is for the browser, if nothing else is said. */
const sourceOf = (kind = 'browser') => ({
  name: kind,
  setup: ({ onLoad }) =>
    onLoad({ filter: /packages.[\w-]+.src.*\.ts$/ }, ({ path }) => ({
      contents: strip(path, readFileSync(path, 'utf8'), kind),
      loader: 'ts',
    })),
});

/**
 * Bundles an entry file, or a module given as text; `kind`: `production` or `lean`, if it is one of them;
 * `conditions`: others that are named beside.
 */
async function bundle(entry) {
  const { outputFiles, metafile } = await esbuild.build({
    ...(entry.text === undefined
      ? { entryPoints: [join(folder, entry.file)] }
      : { stdin: { contents: entry.text, resolveDir: folder } }),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    plugins: [sourceOf(entry.kind)],
    conditions: [
      '@gradus/source',
      ...(entry.kind === 'lean' ? ['@gradus/lean'] : []),
      ...(entry.conditions ?? []),
    ],
    external: ['node:*'],
    absWorkingDir: folder,
    outfile: 'out.js',
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    code: outputFiles[0].contents,
    raw: outputFiles[0].contents.length,
    gzip: gzipSync(outputFiles[0].contents).length,
    exports: output.exports,
    packages: new Set(files.map(([path]) => packageOf(path))),
    files: files.map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput })),
  };
}

/** The package a bundled file belongs to: `…/packages/ir/src/run.ts` → `@gradus/ir`. */
function packageOf(path) {
  const own = /packages\/([\w-]+)\//.exec(path)?.[1];
  if (own !== undefined && !path.includes('node_modules')) return `@gradus/${own}`;
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** The umbrella's exports less the doctor's. */
async function withoutDoctor() {
  const [everything, doctor] = await Promise.all(
    ['gradus', '@gradus/doctor'].map((name) => bundle({ text: `export * from '${name}';` })),
  );
  const names = everything.exports.filter((name) => !doctor.exports.includes(name));
  return { text: `export { ${names.join(', ')} } from 'gradus';` };
}

const problems = [];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const print = (name, cells) =>
  console.log([name.padEnd(25), ...cells.map((cell) => cell.padStart(10))].join(''));

async function weigh(name, ceiling) {
  const made = name === 'everythingButDoctor';
  const { fixture = name, kind, conditions } = ceiling;
  const { code, raw, gzip, packages, files } = await bundle(
    made ? await withoutDoctor() : { file: `fixtures/${fixture}.js`, kind, conditions },
  );
  print(name, [raw, ceiling.raw, gzip, ceiling.gzip].map(kilobytes));
  if (name === process.argv[2]) {
    for (const { path, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`${String(bytes).padStart(8)}  ${path.replace('../../', '')}`);
    }
  }
  if (raw > ceiling.raw) problems.push(`${name}: ${raw} bytes minified, over ${ceiling.raw}`);
  if (gzip > ceiling.gzip) problems.push(`${name}: ${gzip} bytes gzipped, over ${ceiling.gzip}`);
  for (const each of ceiling.without)
    if (packages.has(each)) problems.push(`${name}: holds ${each}`);
  if (ceiling.gives !== undefined) await expectResult(name, code, ceiling.gives);
}

/** Runs a bundle as a page would: what was shaken out by mistake shows here. */
async function expectResult(name, code, gives) {
  const text = Buffer.from(code).toString('base64');
  const { run } = await import(`data:text/javascript;base64,${text}`);
  const found = run().toString();
  if (found !== gives) problems.push(`${name}: run() gives ${found}, not ${gives}`);
}

print('bundle', ['minified', 'ceiling', 'gzip', 'ceiling']);
for (const [name, ceiling] of Object.entries(ceilings)) {
  try {
    await weigh(name, ceiling);
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/**
 * What a page downloads for arrays, gradients and compilation: everything that the entry of a library reaches,
 * bundled and minified by esbuild, in KB after gzip. WebAssembly that is loaded besides counts, too.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

async function sizeOf(contents, extra = []) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  const files = [outputFiles[0].contents, ...extra.map((path) => readFileSync(path))];
  return { value: files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000 };
}

const exported = (specifier) => `export * from ${JSON.stringify(specifier)};`;
const ours = ['tensor', 'autodiff', 'jit'].map((name) =>
  exported(`${packages}${name}/dist/index.js`),
);

/** The work. */
export const work = {
  name: 'size',
  title: 'Size of a bundle, in KB after gzip',
  cases: () => [
    {
      label: 'arrays, gradients, compilation',
      inputs: [],
      measure: 'value',
      implementations: {
        gradus: () => sizeOf(ours.join('\n')),
        'jax-js': () => sizeOf(exported('@jax-js/jax')),
        'tfjs cpu': () => sizeOf(exported('@tensorflow/tfjs')),
        'tfjs wasm': () =>
          sizeOf(`${exported('@tensorflow/tfjs')}\n${exported('@tensorflow/tfjs-backend-wasm')}`, [
            require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
          ]),
      },
    },
  ],
};

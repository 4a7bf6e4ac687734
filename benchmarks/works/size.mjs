/**
 * What a page downloads, in KB after gzip, bundled and minified by esbuild: everything that the entries for arrays, gradients
 * and compilation reach, and what a page needs that uses a dozen operations of them. WebAssembly that is loaded besides
 * counts, too.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
/** Where pages are written down that the ceilings of `pnpm bundle` are about. */
const pages = fileURLToPath(new URL('../../tools/bundle/fixtures/', import.meta.url));

async function sizeOf(contents, { extra = [], resolveDir = here, conditions = [] } = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions,
    logLevel: 'silent',
  });
  const files = [outputFiles[0].contents, ...extra.map((path) => readFileSync(path))];
  return { value: files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000 };
}

const exported = (specifier) => `export * from ${JSON.stringify(specifier)};`;
const ours = ['tensor', 'autodiff', 'jit'].map((name) =>
  exported(`${packages}${name}/dist/index.js`),
);

/** The page with twelve operations, of gradus under some conditions. */
const ourPage = (...conditions) =>
  sizeOf(readFileSync(`${pages}twelveOps.js`, 'utf8'), { resolveDir: pages, conditions });

/** The same page. */
const JAX_PAGE = `
  import { grad, jit, numpy as np } from '@jax-js/jax';
  const some = (x) => np.exp(np.sin(x.ref)).div(np.sqrt(np.abs(x)).add(1));
  const more = (x) => np.log(np.abs(np.cos(x.ref)).add(1)).mul(np.tanh(x));
  export const run = () => jit(grad((x) => np.max(np.matmul(some(x.ref), more(x)))))(np.array([1, 2]));
`;

/** The work. */
export const work = {
  name: 'size',
  title: 'Size of a bundle, in KB after gzip',
  cases: () => [
    {
      label: 'all of arrays, gradients, compilation',
      inputs: [],
      measure: 'value',
      implementations: {
        gradus: () => sizeOf(ours.join('\n')),
        'jax-js': () => sizeOf(exported('@jax-js/jax')),
        'tfjs cpu': () => sizeOf(exported('@tensorflow/tfjs')),
        'tfjs wasm': () =>
          sizeOf(`${exported('@tensorflow/tfjs')}\n${exported('@tensorflow/tfjs-backend-wasm')}`, {
            extra: [
              require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
            ],
          }),
      },
    },
    {
      label: 'twelve operations, their gradient compiled',
      inputs: [],
      measure: 'value',
      implementations: { gradus: () => ourPage(), 'jax-js': () => sizeOf(JAX_PAGE) },
    },
    {
      label: 'the same for production, with short messages',
      inputs: [],
      measure: 'value',
      implementations: { gradus: () => ourPage('production') },
    },
    {
      label: 'the same lean, without words',
      inputs: [],
      measure: 'value',
      implementations: { gradus: () => ourPage('@gradus/lean') },
    },
  ],
};

// Run in a package's folder after `tsc`: writes the modules of the condition `@gradus/lean`, `dist/lean/*.js`
// beside the others. Their lines are the same, so they share source maps; types are the same, too.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { strip } from './strip.mjs';

const dist = join(process.cwd(), 'dist');
const lean = join(dist, 'lean');

const modules = readdirSync(dist, { recursive: true }).filter(
  (name) => name.endsWith('.js') && !join(dist, name).startsWith(lean),
);
for (const name of modules) {
  const target = join(lean, name);
  const map = join(relative(dirname(target), dirname(join(dist, name))), `${basename(name)}.map`);
  const code = strip(name, readFileSync(join(dist, name), 'utf8'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code.replace(/(?<=\/\/# sourceMappingURL=).*/, map.replaceAll('\\', '/')));
}

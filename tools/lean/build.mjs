// Run in a package's folder after `tsc`: writes the modules of the conditions `browser`, `production` and
// `@gradus/lean`, `dist/browser/*.js` and so on, beside the others. Their lines are the same, so they share source
// maps; types are the same, too.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { strip } from './strip.mjs';

const dist = join(process.cwd(), 'dist');
const kinds = ['browser', 'production', 'lean'];
const isMade = (name) => kinds.some((kind) => name.startsWith(join(kind, '/')));

const modules = readdirSync(dist, { recursive: true }).filter(
  (name) => name.endsWith('.js') && !isMade(name),
);
for (const name of modules) {
  const given = readFileSync(join(dist, name), 'utf8');
  for (const kind of kinds) {
    const target = join(dist, kind, name);
    const map = join(relative(dirname(target), dirname(join(dist, name))), `${basename(name)}.map`);
    const code = strip(name, given, kind);
    mkdirSync(dirname(target), { recursive: true });
    const mapLine = map.replaceAll('\\', '/');
    writeFileSync(target, code.replace(/(?<=\/\/# sourceMappingURL=).*/, mapLine));
  }
}

// The site: the tutorials (docs/*.md), the pages of the errors and the reference tables, and what
// typedoc wrote. A page joins the sidebar by being there; its title is its first heading.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { katex } from '@mdit/plugin-katex';
import { type DefaultTheme, defineConfig } from 'vitepress';

const docs = join(import.meta.dirname, '..');

/** The order in which the packages build on one another; other pages come last. */
const LAYERS = [
  ...['tensor', 'ir', 'autodiff', 'custom-rules', 'batching', 'control-flow', 'jit'],
  ...['numerics', 'doctor', 'testing', 'gradus', 'eslint-plugin'],
];

function titleOf(file: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (title === undefined) throw new Error(`${file} has no title: begin it with '# '`);
  return title.replaceAll('`', '');
}

function rank(name: string): number {
  const place = LAYERS.indexOf(name);
  return place < 0 ? LAYERS.length : place;
}

/** The pages of a folder of docs, in order. */
function pages(folder: string): DefaultTheme.SidebarItem[] {
  const path = join(docs, folder);
  const names = existsSync(path) ? readdirSync(path) : [];
  return names
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .map((name) => name.slice(0, -3))
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((name) => ({ text: titleOf(join(path, `${name}.md`)), link: `/${folder}${name}` }));
}

/** typedoc's own list of what it wrote; absent until it has run. */
function api(): DefaultTheme.SidebarItem[] {
  const path = join(docs, 'api/typedoc-sidebar.json');
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as DefaultTheme.SidebarItem[])
    : [];
}

const section = (text: string, items: DefaultTheme.SidebarItem[]) =>
  items.length > 0 ? [{ text, items, collapsed: text !== 'Tutorials' }] : [];

export default defineConfig({
  title: 'gradus',
  description: 'Differentiable programming in TypeScript, in small packages that can be read',
  cleanUrls: true,
  srcExclude: ['**/.blocks/**'],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      ...section('Tutorials', pages('')),
      ...section('Reference', pages('reference/')),
      ...section('Errors', [{ text: 'All codes', link: '/errors/' }, ...pages('errors/')]),
      ...section('API', api()),
    ],
  },
  /** Reference pages are wide tables: without the outline at their side they can be read in whole. */
  transformPageData: ({ relativePath, frontmatter }) => {
    if (relativePath.startsWith('reference/')) {
      Object.assign(frontmatter, { aside: false, pageClass: 'wide' });
    }
  },
  markdown: { config: (md) => void md.use(katex) },
});

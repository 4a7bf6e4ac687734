// Who may import whom. The table stands in .oxlintrc.json: package → packages of gradus that its
// source may name. Inside a package imports are relative, between packages they go by name.
import { relative, sep } from 'node:path';

/** `packages/ir/src/run.ts` → `ir` */
const packageOf = (file, cwd) => {
  const [folder, name, src] = relative(cwd, file).split(sep);
  return folder === 'packages' && src === 'src' ? name : undefined;
};

function complaint(from, source, table) {
  const [, scoped, rest = ''] = /^(?:@gradus\/([\w-]+)|gradus(?=$|\/))(\/.*)?$/.exec(source) ?? [];
  if (scoped === undefined && !/^gradus($|\/)/.test(source)) return undefined;
  const target = scoped ?? 'gradus';
  if (target === from) return `inside ${from} import by relative path`;
  if (rest.startsWith('/src') || rest.startsWith('/dist'))
    return `import ${target} by its name alone`;
  if (table[from].includes(target)) return undefined;
  const allowed = table[from].length > 0 ? `only ${table[from].join(', ')}` : 'no other package';
  return `${from} stands below or beside ${target}: it may import ${allowed}`;
}

export const layers = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const table = context.options[0] ?? {};
    const from = packageOf(context.filename, context.cwd);
    if (from === undefined || table[from] === undefined) return {};
    const depth = relative(context.cwd, context.filename).split(sep).length - 3; // folders below packages/<name>
    const leaves = (source) => source.startsWith('../'.repeat(depth) || '\0');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const { value } = node.source;
      const message = leaves(value)
        ? 'a relative import may not leave src: import the other package by its name'
        : complaint(from, value, table);
      if (message !== undefined) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};

// Exported functions are documented: a comment with one `@param` for each parameter and a `@returns`
// unless nothing is returned. (The jsdoc rules would ask the same of every private function.)

const parameterName = (node) => {
  if (node.type === 'TSParameterProperty') return parameterName(node.parameter);
  if (node.type === 'AssignmentPattern') return parameterName(node.left);
  if (node.type === 'RestElement') return parameterName(node.argument);
  return node.type === 'Identifier' ? node.name : undefined; // a pattern may be called anything
};

const returnsNothing = (fn) => {
  const type = fn.returnType?.typeAnnotation;
  if (type === undefined) return false;
  if (type.type === 'TSTypePredicate') return type.asserts;
  return ['TSVoidKeyword', 'TSNeverKeyword', 'TSUndefinedKeyword'].includes(type.type);
};

/** What the comment lacks, in words. */
function missing(fn, comment) {
  const documented = [...comment.matchAll(/@param\s+([\w$]+)/g)].map((match) => match[1]);
  const params = fn.params.filter((param) => param.name !== 'this');
  const lacking = params
    .map(parameterName)
    .filter((name) => name !== undefined && !documented.includes(name))
    .map((name) => `@param ${name}`);
  if (documented.length < params.length && lacking.length === 0)
    lacking.push('@param of each parameter');
  if (!returnsNothing(fn) && !/@returns\b/.test(comment)) lacking.push('@returns');
  return lacking.join(', ');
}

const overloads = (body) =>
  body.type === 'TSDeclareFunction' || body.type === 'FunctionDeclaration';

/** The functions that a statement exports, each with its name. */
function exported(statement) {
  const { declaration } = statement;
  if (declaration == null) return [];
  if (overloads(declaration)) return [{ fn: declaration, name: declaration.id.name }];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations
    .filter(
      ({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression',
    )
    .map(({ init, id }) => ({ fn: init, name: id.name }));
}

export const exportedDoc = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const source = context.sourceCode;
    const documented = new Set(); // the first of several overloads carries the comment
    return {
      ExportNamedDeclaration(node) {
        for (const { fn, name } of exported(node)) {
          const comment = source.getCommentsBefore(node).findLast(({ type }) => type === 'Block');
          if (comment === undefined && documented.has(name)) continue;
          documented.add(name);
          const lacks = comment === undefined ? 'a comment above it' : missing(fn, comment.value);
          if (lacks !== '')
            context.report({ node: fn, message: `${name} is exported; it lacks ${lacks}` });
        }
      },
    };
  },
};

// Three small rules about source files: how they begin, how they fail, and who may say which trace
// is running.

/** Every file says first what it is and why it is this way. */
export const openingComment = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const [first] = context.sourceCode.getAllComments();
      const start = node.body[0]?.range[0] ?? Infinity;
      if (node.body.length === 0 || (first !== undefined && first.range[0] < start)) return;
      context.report({
        node,
        message: 'begin the file with a comment: what it is, and why this way',
      });
    },
  }),
};

const isBareError = (node) =>
  node?.type === 'NewExpression' &&
  /^(|Type|Range|Reference|Syntax|Eval)Error$/.test(node.callee.name);

/** Errors teach: they have a code and say what, where, why and what to write instead. */
export const teachingErrors = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const functions = [];
    const enter = (node) => functions.push(node.id?.name);
    const leave = () => functions.pop();
    return {
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      ThrowStatement(node) {
        if (!isBareError(node.argument) || functions.includes('unreachable')) return;
        context.report({
          node,
          message: 'throw a GradusError with a code: what, where, why, instead',
        });
      },
    };
  },
};

/** Only the files named in the options assign the current trace. */
export const setsTrace = {
  meta: { type: 'problem', schema: [{ type: 'array' }] },
  create(context) {
    const allowed = context.options[0] ?? [];
    if (allowed.some((file) => context.filename.endsWith(file))) return {};
    return {
      AssignmentExpression(node) {
        const { left } = node;
        if (left.type !== 'MemberExpression' || left.property.name !== 'current') return;
        context.report({ node, message: 'only withTrace sets the current trace: call it instead' });
      },
    };
  },
};

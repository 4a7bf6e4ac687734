/**
 * The rule `no-tensor-condition`. A tensor is an object, so `if (x.greater(0))` always takes the first
 * branch, silently. Only the type of an expression can tell, so the rule asks the type checker. A
 * tensor that may be absent (`Tensor | undefined`) is a fair question and passes.
 */
import { ESLintUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

const PACKAGE = /(@gradus|packages)[\\/]tensor[\\/]/;

/** Whether the type, or a class it extends, is declared by `@gradus/tensor` under the name Tensor. */
function isTensorClass(checker: ts.TypeChecker, type: ts.Type): boolean {
  const declaredThere = type.symbol?.declarations?.some((declaration) =>
    PACKAGE.test(declaration.getSourceFile().fileName),
  );
  if (type.symbol?.name === 'Tensor' && declaredThere === true) return true;
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  return bases.some((base) => isTensorClass(checker, base));
}

/** The types that a value may have; a type parameter stands for its constraint. */
function possibleTypes(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const bound = checker.getBaseConstraintOfType(type) ?? type;
  return bound.isUnion() ? bound.types : [bound];
}

function mayBeAbsent(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.getNonNullableType(type) !== type;
}

type Context = TSESLint.RuleContext<'tensor', readonly []>;

/** Reports an expression that is asked for its truth although it is a tensor. */
function askTruth(context: Context): (node: TSESTree.Expression | null) => void {
  const services = ESLintUtils.getParserServices(context);
  const checker = services.program.getTypeChecker();
  const ask = (node: TSESTree.Expression | null): void => {
    if (node === null) return;
    if (node.type === 'LogicalExpression' && node.operator !== '??') return ask(node.right); // left: own visit
    const type = services.getTypeAtLocation(node);
    if (mayBeAbsent(checker, type)) return;
    if (!possibleTypes(checker, type).some((each) => isTensorClass(checker, each))) return;
    context.report({ node, messageId: 'tensor', data: { text: context.sourceCode.getText(node) } });
  };
  return ask;
}

/** The rule. */
export const noTensorCondition: TSESLint.RuleModule<'tensor'> = ESLintUtils.RuleCreator.withoutDocs(
  {
    meta: {
      type: 'problem',
      docs: { description: 'A tensor is always truthy: it decides nothing' },
      messages: {
        tensor:
          '`{{text}}` is a tensor, and a tensor is always truthy: choose with `where` or `cond`, or compare `x.item()`.',
      },
      schema: [],
    },
    defaultOptions: [],
    create(context) {
      const ask = askTruth(context);
      const test = (node: { readonly test: TSESTree.Expression | null }): void => ask(node.test);
      return {
        IfStatement: test,
        WhileStatement: test,
        DoWhileStatement: test,
        ForStatement: test,
        ConditionalExpression: test,
        LogicalExpression: (node) => (node.operator === '??' ? undefined : ask(node.left)),
        'UnaryExpression[operator="!"]': (node: TSESTree.UnaryExpression) => ask(node.argument),
        'CallExpression[callee.name="Boolean"][arguments.length=1]': (
          node: TSESTree.CallExpression,
        ) => ask(node.arguments[0] as TSESTree.Expression),
      };
    },
  },
);

/**
 * What the user calls the inputs of a function, read from its source: `loss(params, x)` gives `params.w`
 * and `x`. Programs are printed with these names. A name that cannot be read (a destructured parameter, a
 * rest parameter, a built-in function) is left out; nothing but print depends on it.
 */
import { leafPaths } from '@gradus/tensor';
import { sourceOf, type TreeFunction } from './treeFunction.js';

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const LONE_ARROW = /^(?:async\s+)?([$_\p{ID_Start}][$\p{ID_Continue}]*)\s*=>/u;
const PARAMETER = /^\s*([$_\p{ID_Start}][$\p{ID_Continue}]*)\s*(?:=|$)/u;
const READABLE = /^[$_\p{ID_Start}][$.[\]\p{ID_Continue}]*$/u;

/**
 * Names of the inputs of a function, one a leaf of its arguments.
 *
 * @param f - a function
 * @param args - its arguments
 * @returns a name such as `params.layers[0].w`, or undefined where there is none
 */
export function inputNames(f: TreeFunction, args: readonly unknown[]): (string | undefined)[] {
  const names = parameterNames(sourceOf(f));
  return leafPaths(args, '').map((path) => {
    const [, index, rest] = /^\[(\d+)\](.*)$/s.exec(path)!;
    const parameter = names[Number(index)];
    const name = parameter === undefined ? rest!.replace(/^\./, '') : parameter + rest!;
    return READABLE.test(name) ? name : undefined;
  });
}

/** Names of the parameters; undefined where a parameter is a pattern. */
function parameterNames(f: TreeFunction): (string | undefined)[] {
  const source = Function.prototype.toString.call(f).replace(COMMENTS, '');
  const lone = LONE_ARROW.exec(source);
  if (lone !== null) return [lone[1]];
  return splitParameters(source.slice(source.indexOf('(') + 1)).map(
    (text) => PARAMETER.exec(text)?.[1],
  );
}

/** The text up to the closing parenthesis, cut at its outermost commas. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length && depth >= 0; i++) {
    const character = text[i]!;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ',')) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return parts;
}

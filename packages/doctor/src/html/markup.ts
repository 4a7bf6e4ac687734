/**
 * HTML with everything escaped that is put into it.
 */

/** Text that is HTML already. */
export interface Markup {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What may stand in a template: text is escaped, markup is not, lists are joined. */
type Part = string | number | Markup | readonly Markup[];

/**
 * A piece of a page.
 *
 * @param texts - the HTML between the parts
 * @param parts - text or markup
 * @returns markup
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const filled = texts.map((text, i) => (i === 0 ? text : rendered(parts[i - 1]!) + text));
  return { html: filled.join('') };
}

/**
 * Text that is HTML already: a picture, a script.
 *
 * @param text - trusted HTML
 * @returns markup
 */
export function raw(text: string): Markup {
  return { html: text };
}

function rendered(part: Part): string {
  if (typeof part === 'object') {
    return 'html' in part ? part.html : part.map((p) => p.html).join('');
  }
  return String(part).replace(/[&<>"]/g, (c) => ESCAPES[c]!);
}

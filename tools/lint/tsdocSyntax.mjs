// Doc comments follow the TSDoc grammar, so that the reference pages come out as they were meant.
import { TextRange, TSDocConfiguration, TSDocParser } from '@microsoft/tsdoc';

const parser = new TSDocParser(new TSDocConfiguration());

export const tsdocSyntax = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      const text = context.sourceCode.getText();
      for (const comment of context.sourceCode.getAllComments()) {
        const [start, end] = comment.range;
        if (comment.type !== 'Block' || !text.startsWith('/**', start)) continue;
        const { log } = parser.parseRange(TextRange.fromStringRange(text, start, end));
        for (const { textRange, unformattedText } of log.messages) {
          context.report({
            loc: {
              start: context.sourceCode.getLocFromIndex(textRange.pos),
              end: context.sourceCode.getLocFromIndex(textRange.end),
            },
            message: unformattedText,
          });
        }
      }
    },
  }),
};

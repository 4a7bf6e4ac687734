// The rules of gradus that no linter ships, loaded by .oxlintrc.json as `gradus/<name>`.
import { exportedDoc } from './exportedDoc.mjs';
import { layers } from './layers.mjs';
import { openingComment, setsTrace, teachingErrors } from './source.mjs';
import { tsdocSyntax } from './tsdocSyntax.mjs';

export default {
  meta: { name: 'gradus' },
  rules: {
    'exported-doc': exportedDoc,
    layers,
    'opening-comment': openingComment,
    'sets-trace': setsTrace,
    'teaching-errors': teachingErrors,
    'tsdoc-syntax': tsdocSyntax,
  },
};

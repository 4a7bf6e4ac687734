// Jest's default reporter, which calls a realm of several files by their folder.
import { DefaultReporter } from '@jest/reporters';
import { nameOf } from './realms.mjs';

export default class extends DefaultReporter {
  printTestFileHeader(path, config, result) {
    result.testFilePath = nameOf(path); // for the summary of failures, too
    super.printTestFileHeader(result.testFilePath, config, result);
  }
}

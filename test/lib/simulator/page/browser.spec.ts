/** The script of the page is text to the compiler of this project, so its types are checked here. */

import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { MODULES } from '../../../../lib/simulator/page/browser';

/** Where each module would lie as a file, beside the source that holds it: its types come from the views. */
const FOLDER = resolve('lib/simulator/page/browser-as-files');
const SOURCES = new Map(
  Object.entries(MODULES).map(([name, source]) => [join(FOLDER, `${name}.js`), source]),
);

describe('page: the browser modules', () => {
  it('are right in their types, as far as strict TypeScript can tell', function () {
    this.timeout(60_000);
    assert.deepEqual(check(), []);
  });

  it('have no place where a text could become HTML or code', () => {
    for (const [name, source] of Object.entries(MODULES)) {
      assert.doesNotMatch(
        source,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(/,
        name,
      );
    }
  });
});

function check(): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    allowJs: true,
    checkJs: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.fileExists = (file) => SOURCES.has(resolve(file)) || disk.fileExists(file);
  host.readFile = (file) => SOURCES.get(resolve(file)) ?? disk.readFile(file);
  host.directoryExists = (folder) =>
    resolve(folder) === FOLDER || disk.directoryExists?.(folder) !== false;
  host.getSourceFile = (file, language) => {
    const source = SOURCES.get(resolve(file));
    return source === undefined
      ? disk.getSourceFile(file, language)
      : ts.createSourceFile(file, source, language);
  };
  const program = ts.createProgram([...SOURCES.keys()], options, host);
  const ours = (problem: ts.Diagnostic): boolean =>
    problem.file === undefined || SOURCES.has(resolve(problem.file.fileName));
  return ts.getPreEmitDiagnostics(program).filter(ours).map(describeProblem);
}

function describeProblem({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  return `${file?.fileName ?? ''}:${line + 1} ${text}`;
}

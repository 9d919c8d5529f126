import ts from 'typescript';

/** The names that code in the documentation can refer to. */
export interface SourceNames {
  /** The identifiers of each source file, without those in comments and strings. */
  readonly identifiers: readonly ReadonlySet<string>[];
  /** The string literals, property names in JSON, and the words after a slash in them, such as `no-cycle`. */
  readonly literals: ReadonlySet<string>;
  /** The command-line options, such as `--format`. */
  readonly options: ReadonlySet<string>;
  /** The paths of all files and folders in the project, with slashes. */
  readonly paths: readonly string[];
  /** The npm scripts. */
  readonly scripts: ReadonlySet<string>;
}

const FILE_NAME = /\.(?:tsx?|m?js|json|md|csv|css|html|svg|gif|txt|vsix)$/;
const COMMAND = /^(?:npx|npm|node|git|code|cocm-billing|report|check|compare|verify) /;
const KEYWORDS = /^(?:true|false|null|undefined|import|export|const|let|type|as|new|await|async|return|this|eval)$/;

/** Returns the code between backticks on a Markdown page, without fenced blocks and escaped backticks. */
export function readCodeSpans(markdown: string): string[] {
  const spans = markdown.replace(/^( *)```[^]*?^\1```/gm, '').matchAll(/(?<!\\)(`+)([^]+?)(?<!\\)\1(?!`)/g);
  return [...spans].map(([, , code = '']) => code.replace(/\s+/g, ' ').trim());
}

/** Returns the identifiers and string literals in a file of TypeScript or JavaScript. */
export function readSource(path: string, text: string): { identifiers: Set<string>; literals: Set<string> } {
  const identifiers = new Set<string>();
  const literals = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      identifiers.add(node.text);
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      literals.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return { identifiers, literals };
}

/** Returns the parts of a code span that don't exist in the project. */
export function findStaleNames(code: string, names: SourceNames): string[] {
  // A heading, an arrow, a file extension, and a placeholder such as `{0}` or `$(icon)` aren't names.
  if (/^#+ |-->|^\.\w+$|^[^\w@]*\{\d+\}[^\w]*$|^\$\(|^\[/.test(code)) {
    return [];
  }
  if (COMMAND.test(code) || code.startsWith('--')) {
    return findStaleWords(code, names);
  }
  if (/^[\w.@/-]+$/.test(code) && (code.includes('/') || FILE_NAME.test(code))) {
    return isInProject(code, names) ? [] : [code];
  }
  return findStaleIdentifiers(code, names);
}

/** Returns the npm scripts, options, and files in a command that don't exist. */
function findStaleWords(command: string, names: SourceNames): string[] {
  const words = command.split(' ');
  return words.filter((word, index) => {
    if (word.startsWith('--')) {
      return word !== '--' && !names.options.has(word.replace(/=.*$/, ''));
    }
    if (words[index - 1] === 'run' && words[0] === 'npm') {
      return !names.scripts.has(word);
    }
    return word.includes('/') && FILE_NAME.test(word) && !isInProject(word, names);
  });
}

/** Returns whether a file, a folder, or the end of a path exists, or the source mentions a file with this name. */
function isInProject(path: string, { paths, literals }: SourceNames): boolean {
  // The files of a language are next to the English ones.
  const name = path.replace('.LANGUAGE', '').replace(/\/$/, '');
  return literals.has(name) || paths.some((each) => each === name || each.endsWith(`/${name}`));
}

/** Returns the identifiers that no file has together, or all that no file has at all. */
function findStaleIdentifiers(code: string, { identifiers, literals, paths }: SourceNames): string[] {
  const words = (code.replace(/'[^']*'|"[^"]*"/g, '').match(/[A-Za-z_$][\w$]*/g) ?? []).filter(
    (word) => !KEYWORDS.test(word),
  );
  const isPlainWord = /^[a-z@][a-z0-9./-]*$/.test(code);
  if (isPlainWord && (literals.has(code) || paths.some((path) => path.endsWith(`/${code}`) || path === code))) {
    return [];
  }
  const missing = words.filter((word) => !identifiers.some((file) => file.has(word)));
  if (missing.length > 0) {
    return missing;
  }
  return identifiers.some((file) => words.every((word) => file.has(word))) ? [] : [code];
}

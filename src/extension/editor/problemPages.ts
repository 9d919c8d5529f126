import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { PROBLEM_PAGE_SCHEME } from '../vscode/identifiers';
import { t } from '../../text/text';

/** The page that opens from the code of a problem: what it is, why it matters, the source of the rule, and how to fix it. */
export const problemPages: Feature = ({ extensionUri }) =>
  vscode.workspace.registerTextDocumentContentProvider(PROBLEM_PAGE_SCHEME, {
    async provideTextDocumentContent({ path }) {
      const code = /^\/(CB\d{3})\.md$/.exec(path)?.[1] ?? '';
      const readDoc = async (name: string): Promise<string> =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'docs', name)));
      const [problems, sources] = await Promise.all([readDoc('problems.md'), readDoc('sources.md')]);
      const { problemPage } = await import('../../wording/problemPage');
      return problemPage(problems, code, sources) ?? `${t`There's no page for this code.`}\n`;
    },
  });

/** What is wrong with bibliography files, shown by the editor in its place. */
import * as vscode from 'vscode';
import { isRemark, type BibliographyProblem } from '../../../core/bibliography/problem.ts';
import { problemText } from '../../problemText.ts';

/** The file need not be open: the problem knows its lines and columns. */
export function problemDiagnostic(problem: BibliographyProblem): vscode.Diagnostic {
  const { line, column, endLine, endColumn } = problem;
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const severity = isRemark(problem.code)
    ? vscode.DiagnosticSeverity.Information
    : vscode.DiagnosticSeverity.Warning;
  const result = new vscode.Diagnostic(range, problemText(problem), severity);
  result.source = 'Gloss';
  result.code = problem.code;
  return result;
}

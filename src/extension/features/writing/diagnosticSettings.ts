/** Which kinds of diagnostics are on. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { DIAGNOSTIC_CODES, type DiagnosticCode } from '../../../core/diagnostics/diagnostic.ts';
import { readSetting } from '../../settings.ts';

const SETTINGS = {
  'unknown-key': 'gloss.diagnostics.unknownKey',
  'missing-entry': 'gloss.diagnostics.missingEntry',
  'duplicate-key': 'gloss.diagnostics.duplicateKey',
  'malformed-citation': 'gloss.diagnostics.malformedCitation',
  'unread-paper': 'gloss.diagnostics.unreadPaper',
  misquotation: 'gloss.diagnostics.misquotation',
} as const satisfies Record<DiagnosticCode, string>;

export function diagnosticsOn(document: vscode.TextDocument): ReadonlySet<DiagnosticCode> {
  return new Set(DIAGNOSTIC_CODES.filter((code) => readSetting(SETTINGS[code], document)));
}

export function onDidChangeDiagnosticSettings(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('gloss.diagnostics')) listener();
  });
}

/** The rows of the search list: papers, completions of filters, and what is wrong with a query. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import { authorYear, venueLabel, type Paper } from '../../../core/library/paper.ts';
import { findTopic, labelWithinGroup, type TopicGroup } from '../../../core/library/topics.ts';
import type { Completion } from '../../../core/search/completions.ts';
import type { QueryProblem } from '../../../core/search/query.ts';
import { problemText } from '../../searchText.ts';
import { statusText, text } from '../../text.ts';
import { STATUS_ICONS } from '../browse/treeItem.ts';
import { plainLabel } from '../../plainLabel.ts';

/** What a row stands for beside what it shows. */
export type SearchRow = vscode.QuickPickItem &
  (
    | { readonly means: 'paper'; readonly key: string }
    | { readonly means: 'rewrite'; readonly input: string }
    | { readonly means: 'nothing' }
  );

/** What a paper's row can do, one object a list: the editor tells which was pressed. */
export interface PaperButtons {
  readonly cite: vscode.QuickInputButton;
  readonly side: vscode.QuickInputButton;
  readonly web: vscode.QuickInputButton;
}

export function paperButtons(citeTooltip: string): PaperButtons {
  return {
    cite: button('quote', citeTooltip),
    side: button('split-horizontal', text.openToSide()),
    web: button('link-external', text.openOnWeb()),
  };
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

export interface PaperRowParts {
  readonly paper: Paper;
  readonly annotations: AnnotationSet | undefined;
  readonly topics: readonly TopicGroup[];
  /** Why it matched, in words; empty where nothing was searched for. */
  readonly reason: string;
  readonly ticked: boolean;
  /** What its citation is to say; empty for nothing. */
  readonly said: string;
  /** Absent in lists that only ask for papers. */
  readonly buttons: PaperButtons | undefined;
}

/** Titles are long, so what must be seen stands below: who and when, what about, why it matched. */
export function paperRow(parts: PaperRowParts): SearchRow {
  const { paper, annotations, topics, reason, ticked, said } = parts;
  const status = annotations?.status ?? 'unread';
  const beside = [said, venueLabel(paper), statusText(status)];
  const below = [authorYear(paper), topicLabel(paper, topics), reason];
  const title = plainLabel(paper.title);
  return {
    means: 'paper',
    key: paper.key,
    label: ticked ? `$(check) ${title}` : title,
    description: joined(beside),
    detail: joined(below),
    iconPath: STATUS_ICONS[status],
    alwaysShow: true,
    ...(parts.buttons !== undefined && { buttons: rowButtons(paper, parts.buttons) }),
  };
}

function rowButtons(paper: Paper, { cite, side, web }: PaperButtons) {
  return webAddress(paper) === undefined ? [cite, side] : [cite, side, web];
}

export function completionRow({ label, insertText, count, detail }: Completion): SearchRow {
  return {
    means: 'rewrite',
    input: insertText,
    label: plainLabel(label),
    description: joined([detail, count?.toString()]),
    iconPath: new vscode.ThemeIcon('filter'),
    alwaysShow: true,
  };
}

/** Says what is wrong; choosing it puts in what was probably meant, where that is known. */
export function problemRow(problem: QueryProblem): SearchRow {
  const shown = {
    label: plainLabel(problemText(problem)),
    iconPath: new vscode.ThemeIcon('warning'),
    alwaysShow: true,
  };
  return problem.fixed === undefined
    ? { means: 'nothing', ...shown }
    : { means: 'rewrite', input: problem.fixed, ...shown };
}

export function messageRow(label: string): SearchRow {
  return {
    means: 'nothing',
    label: plainLabel(label),
    iconPath: new vscode.ThemeIcon('info'),
    alwaysShow: true,
  };
}

export function separatorRow(label: string): SearchRow {
  return { means: 'nothing', label, kind: vscode.QuickPickItemKind.Separator };
}

function topicLabel(paper: Paper, topics: readonly TopicGroup[]): string {
  const found = findTopic(topics, paper.facts.topics.primary ?? '');
  return found === undefined ? '' : labelWithinGroup(found.topic, found.group);
}

function joined(facts: readonly (string | undefined)[]): string {
  return plainLabel(facts.filter((fact) => fact !== undefined && fact !== '').join(' · '));
}

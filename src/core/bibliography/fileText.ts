/** The text of a file of which parts are needed now and then. A string is one. */
export interface FileText {
  /** In UTF-16 units. */
  readonly length: number;
  slice(start: number, end: number): string;
}

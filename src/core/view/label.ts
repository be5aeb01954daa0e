/** A label of a row: the user's or a paper's own words, or a code that the edge puts into words. */
export type Label =
  | { readonly text: string }
  | {
      readonly code:
        | 'status.unread'
        | 'status.reading'
        | 'status.read'
        | 'year.none'
        | 'venue.none'
        | 'author.none'
        | 'topic.none'
        | 'code.yes'
        | 'code.no'
        | 'tag.none'
        | 'queue.yes'
        | 'queue.no';
    };

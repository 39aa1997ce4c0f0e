export interface Block {
  kind: 'words' | 'formula';
  text: string;
}

/** A definition's paragraphs; those that begin with a tab are formulas. */
export const blocksOf = (text: string): Block[] =>
  text
    .split('\n\n')
    .map((paragraph) =>
      paragraph.startsWith('\t') ? { kind: 'formula', text: paragraph.slice(1) } : { kind: 'words', text: paragraph },
    );

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

interface Options {
  text: string;
  /** The accessible name, and the id of the hint that says how to leave. */
  label: string;
  describedBy: string;
  tables: Readonly<Record<string, readonly string[]>>;
  onchange: (text: string) => void;
  onrun: () => void;
}

export interface Editor {
  insert(text: string): void;
  replace(text: string): void;
  relabel(label: string): void;
  destroy(): void;
}

/**
 * CodeMirror inside a shadow root of `host`: there its styles are adopted style sheets, which the page's policy allows;
 * in the open document they would be style elements, which it does not.
 */
export function mountEditor(host: HTMLElement, { text, label, describedBy, tables, onchange, onrun }: Options): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const run = () => {
    onrun();
    return true;
  };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        indentUnit.of('  '),
        sql({ dialect: PostgreSQL, schema: { ...tables }, upperCaseKeywords: true }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
        syntaxHighlighting(COLOURS),
        THEME,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    insert(words) {
      view.dispatch(view.state.replaceSelection(words));
      view.focus();
    },
    replace(words) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: words } });
    },
    relabel(words) {
      view.contentDOM.setAttribute('aria-label', words);
    },
    destroy: () => view.destroy(),
  };
}

/** Weight before colour, and the page's own tokens: they reach into the shadow and follow the theme. */
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: 'var(--weight-strong)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--accent-ink)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', fontFamily: 'var(--font-code)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'inherit',
    lineHeight: '1.6',
    minHeight: '11rem',
    maxHeight: '28rem',
    overflow: 'auto',
  },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'none', border: 'none', color: 'var(--ink-3)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--accent-wash)',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--paper-3)', outline: '1px solid var(--line-2)' },
  '.cm-tooltip': { background: 'var(--float)', color: 'var(--ink)', border: '1px solid var(--line-2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--ink)',
    color: 'var(--ink-inverse)',
  },
});

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { sql, SQLDialect } from '@codemirror/lang-sql';
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
        autocompletion({ icons: false }),
        TYPING_OVER,
        indentUnit.of('  '),
        sql({ dialect: DUCKDB, schema: { ...tables }, upperCaseKeywords: true }),
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

/** The words a reading statement needs; names such as `day` or `month` are none of them. */
const DUCKDB = SQLDialect.define({
  keywords:
    'all and any as asc asof between by case cast cross cube desc describe distinct else end escape except exclude exists filter first following from full glob group grouping having ilike in inner intersect interval is join lateral last left like limit materialized natural not null nulls offset on or order outer over partition pivot positional preceding qualify range recursive replace right rollup row rows sample select semi sets similar summarize table then to unbounded union unnest unpivot using values when where window with',
  types:
    'bigint blob boolean date decimal double float hugeint integer interval real smallint time timestamp tinyint varchar',
  builtin: 'true false',
  doubleDollarQuotedStrings: true,
  identifierQuotes: '"',
});

/**
 * Typing over a selection, done by us: left to the browser's own editing, Chromium keeps the look of what it replaces in
 * a style attribute, which the policy refuses with an error in the console.
 */
const TYPING_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== 'insertText' || empty || text === null || event.isComposing) return false;
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type' });
    const taken = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
    if (!taken) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

/** Weight before colour, and the page's own tokens: they reach into the shadow and follow the theme. */
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: 'var(--weight-strong)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--accent-ink)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', fontFamily: 'var(--font-code)', fontVariantEastAsian: 'normal', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' }, // the ring is the host's
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

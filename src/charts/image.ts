import { clip, textWidth } from './text.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What an svg mark needs to look the same without our style sheets. */
const MARK_PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

export interface Words {
  title: string;
  sub?: string | undefined;
  note?: string | undefined;
}

/** Turns any CSS colour into what every svg viewer reads: rgb hex and an opacity. */
function colourReader() {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, { hex: string; alpha: number }>();
  return (colour: string) => {
    let read = known.get(colour);
    if (!read) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      read = { hex: `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`, alpha: a / 255 };
      known.set(colour, read);
    }
    return read;
  };
}
type ReadColour = ReturnType<typeof colourReader>;

function element(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A drawing that carries its own look: computed values as attributes, colours as hex, no classes. */
function inlined(original: SVGSVGElement, read: ReadColour): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const pairs: [Element, Element][] = [[original, copy]];
  for (const [index, from] of original.querySelectorAll('*').entries()) {
    const to = copy.querySelectorAll('*')[index];
    if (to) pairs.push([from, to]);
  }
  for (const [from, to] of pairs) {
    const style = getComputedStyle(from);
    for (const property of MARK_PROPERTIES) {
      const value = style.getPropertyValue(property);
      const isColour = (property === 'fill' || property === 'stroke') && value !== 'none' && !value.startsWith('url');
      if (!isColour) {
        if (value) to.setAttribute(property, value.startsWith('url') ? value.replaceAll('"', '') : value);
        continue;
      }
      const { hex, alpha } = read(value);
      to.setAttribute(property, hex);
      if (alpha < 1) to.setAttribute(`${property}-opacity`, String(alpha));
    }
    for (const name of ['class', 'style', 'role', 'aria-hidden', 'aria-label']) to.removeAttribute(name);
  }
  return copy;
}

/** The lines a text node is broken into, each with its box. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  for (const word of node.data.matchAll(/[\u2e80-\uffe6]|[^\s\u2e80-\uffe6]+\s*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) last.text += word[0];
    else if (box.width > 0) lines.push({ text: word[0], box });
  }
  return lines;
}

/** Draws grounds, lines and words of ordinary elements, and copies svg drawings, at the places the browser gave them. */
function paint(root: HTMLElement, target: SVGElement, left: number, top: number, read: ReadColour): void {
  const origin = root.getBoundingClientRect();
  const place = (box: DOMRect) => ({ x: box.left - origin.left + left, y: box.top - origin.top + top });

  function visit(node: Node): void {
    if (node instanceof Text) words(node);
    if (!(node instanceof Element)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || node.matches('.sr, .readout, .link')) return;
    const box = node.getBoundingClientRect();
    if (node instanceof SVGSVGElement) {
      const copy = inlined(node, read);
      for (const [key, value] of Object.entries({ ...place(box), width: box.width, height: box.height })) {
        copy.setAttribute(key, String(value));
      }
      copy.setAttribute('overflow', 'visible');
      target.append(copy);
      return;
    }
    grounds(node, style, box);
    for (const child of node.childNodes) visit(child);
  }
  function grounds(node: Element, style: CSSStyleDeclaration, box: DOMRect): void {
    const { x, y } = place(box);
    const size = { width: box.width, height: box.height };
    const ground = read(style.backgroundColor);
    if (node.matches('.hatched')) target.append(element('rect', { x, y, ...size, fill: 'url(#image-hatch)' }));
    else if (ground.alpha > 0) {
      target.append(element('rect', { x, y, ...size, fill: ground.hex, 'fill-opacity': ground.alpha }));
    }
    for (const [side, level] of [
      ['Top', y],
      ['Bottom', y + box.height],
    ] as const) {
      const thickness = parseFloat(style[`border${side}Width`]);
      if (!thickness || style[`border${side}Style`] === 'none') continue;
      const { hex, alpha } = read(style[`border${side}Color`]);
      if (alpha === 0) continue;
      target.append(
        element('path', { d: `M${x} ${level}h${box.width}`, stroke: hex, 'stroke-width': thickness, fill: 'none' }),
      );
    }
  }
  function words(node: Text): void {
    const parent = node.parentElement;
    if (!parent || node.data.trim() === '') return;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    for (const { text, box } of linesOf(node)) {
      const { x, y } = place(box);
      target.append(
        element(
          'text',
          {
            x,
            y: y + box.height / 2 + size * 0.35,
            'font-family': style.fontFamily,
            'font-size': size,
            'font-weight': style.fontWeight,
            fill: read(style.color).hex,
          },
          text.trimEnd(),
        ),
      );
    }
  }
  visit(root);
}

/** Text broken into lines of at most `width`: at spaces, and between Han. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(/[\u2e80-\uffe6][，。；：、！？）」]?|[^\s\u2e80-\uffe6]+\s*/g)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()].map((each) => clip(each, width, fontSize));
}

/**
 * The figure as one svg in the colours of the current theme: heading, subtitle, what `body` shows, note. It needs
 * nothing but itself and the reader's fonts.
 */
export function figureSvg(body: HTMLElement, words: Words): SVGSVGElement {
  const read = colourReader();
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => {
    const probe = document.createElement('span');
    probe.style.color = `var(--${name})`;
    body.append(probe);
    const colour = read(getComputedStyle(probe).color).hex;
    probe.remove();
    return colour;
  };
  const margin = 24;
  const inner = Math.max(320, body.getBoundingClientRect().width);
  const width = inner + 2 * margin;
  const svg = element('svg', { xmlns: SVG, 'text-rendering': 'geometricPrecision' }) as SVGSVGElement;
  // Latin quotation marks stay narrow where only a Han font has them.
  if (document.documentElement.lang === 'en') svg.style.setProperty('font-variant-east-asian', 'proportional-width');
  const hatch = element('pattern', {
    id: 'image-hatch',
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  hatch.append(element('path', { d: 'M0 0v6', stroke: token('hatch'), 'stroke-width': 1.25 }));
  const defs = element('defs', {});
  defs.append(hatch);
  const paper = element('rect', { width, fill: token('paper') });
  svg.append(defs, paper);

  let y = margin;
  const say = (text: string | undefined, size: number, family: string, weight: number, ink: string) => {
    if (!text) return;
    for (const line of wrapText(text, inner, size)) {
      y += size * 1.3;
      svg.append(
        element(
          'text',
          { x: margin, y, 'font-family': family, 'font-size': size, 'font-weight': weight, fill: token(ink) },
          line,
        ),
      );
    }
  };
  const [finding, ui] = [root.getPropertyValue('--font-finding'), root.getPropertyValue('--font-ui')];
  say(words.title, 20, finding, 600, 'ink');
  y += 2;
  say(words.sub, 14, ui, 400, 'ink-2');
  y += 20;
  paint(body, svg, margin, y, read);
  y += body.getBoundingClientRect().height + 8;
  say(words.note, 12, ui, 400, 'ink-3');
  const height = Math.ceil(y + margin);
  paper.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  return svg;
}

export const svgFile = (svg: SVGSVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });

/** The picture as a PNG, by default at twice its size. Rejects when the browser cannot draw it. */
export async function pngFile(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Number(svg.getAttribute('width')) * scale;
    canvas.height = Number(svg.getAttribute('height')) * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

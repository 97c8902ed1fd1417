/** One picture in a row of the page. */
export interface Panel {
  readonly caption: string;
  readonly png: Uint8Array;
  /** Shown on a checkerboard, because it is see-through. */
  readonly seeThrough?: boolean;
}

export interface Row {
  readonly title: string;
  /** The row's figures, in words. */
  readonly figures: string;
  readonly panels: readonly Panel[];
}

export interface Section {
  readonly heading: string;
  readonly rows: readonly Row[];
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 1400px; padding: 24px 16px 64px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 17px; margin: 40px 0 8px; }
article { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 14px 0; }
h3 { font-size: 15px; margin: 0; }
p { margin: 0 0 8px; opacity: .75; font-variant-numeric: tabular-nums; }
.panels { display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
figure { margin: 0; }
figcaption { font-size: 13px; opacity: .75; }
img { display: block; width: 100%; height: auto; border-radius: 4px; }
.see-through { background: repeating-conic-gradient(#bbb 0 25%, #fff 0 50%) 0 0 / 20px 20px; }
`;

/** A page of pictures side by side, whole in one file. It may hold photos that must not be passed on. */
export function worstPage(title: string, sections: readonly Section[]): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style>
<h1>${escape(title)}</h1>
${sections.map(sectionHtml).join('\n')}
</html>
`;
}

function sectionHtml({ heading, rows }: Section): string {
  return `<h2>${escape(heading)}</h2>\n${rows.map(rowHtml).join('\n')}`;
}

function rowHtml({ title, figures, panels }: Row): string {
  return `<article><h3>${escape(title)}</h3><p>${escape(figures)}</p>
<div class="panels">${panels.map(panelHtml).join('')}</div></article>`;
}

function panelHtml({ caption, png, seeThrough }: Panel): string {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const style = seeThrough ? ' class="see-through"' : '';
  return `<figure><img${style} src="${source}" alt="" loading="lazy"><figcaption>${escape(caption)}</figcaption></figure>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

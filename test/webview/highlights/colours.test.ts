/** The style sheet's colours: the eight that there are, and text that can be read on each. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { HIGHLIGHT_COLOURS } from '../../../src/core/annotations/annotation.ts';

const css = readFileSync('media/highlights.css', 'utf8');

type Colour = readonly [number, number, number];

function parsed(hex: string): Colour {
  const digits = hex.length === 3 ? hex.replace(/./gu, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = (digits.match(/../gu) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return [red, green, blue];
}

function found(pattern: RegExp): string {
  const match = pattern.exec(css)?.[1];
  assert.ok(match, String(pattern));
  return match;
}

/** As `color-mix(in srgb, …)` does it. */
function mixed(one: Colour, share: number, other: Colour): Colour {
  const part = (index: 0 | 1 | 2): number => one[index] * share + other[index] * (1 - share);
  return [part(0), part(1), part(2)];
}

/** Contrast ratio by WCAG 2. */
function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of highlights', () => {
  const THEMES = [
    ['Light Modern', ':root', '3b3b3b', 'ffffff'],
    ['Quiet Light', ':root', '616161', 'f5f5f5'],
    ['Solarized Light', ':root', '586e75', 'fdf6e3'],
    ['Dark Modern', 'body.vscode-dark', 'cccccc', '1f1f1f'],
    ['Monokai', 'body.vscode-dark', 'cccccc', '272822'],
  ] as const;
  const text = Number(
    found(/\.mark \{\s*color: color-mix\(in srgb, var\(--vscode-foreground\) (\d+)%/u),
  );

  for (const [theme, selector, foreground, background] of THEMES) {
    const share = Number(found(new RegExp(`${selector} \\{\\s*--share: (\\d+)%`, 'u'))) / 100;
    const ink = found(new RegExp(`${selector} \\{[^}]*--ink: #(\\w+)`, 'u'));
    for (const colour of HIGHLIGHT_COLOURS) {
      it(`leave text legible: ${colour} in ${theme}`, () => {
        const tint = parsed(found(new RegExp(`\\.is-${colour} \\{\\s*--colour: #(\\w+)`, 'u')));
        const written = mixed(parsed(foreground), text / 100, parsed(ink));
        const ratio = contrast(written, mixed(tint, share, parsed(background)));
        assert.ok(ratio >= 4.5, ratio.toFixed(2));
      });
    }
  }

  it('have each a line of its own, for where there are no tints', () => {
    const lines = HIGHLIGHT_COLOURS.map((colour) => {
      const rule = found(new RegExp(`\\.is-${colour} \\{([^}]*)\\}`, 'u'));
      return rule.replace(/--colour:[^;]*;/u, '').replace(/\s+/gu, ' ');
    });
    assert.equal(new Set(lines).size, HIGHLIGHT_COLOURS.length);
  });

  it('are the same over another highlight', () => {
    for (const colour of HIGHLIGHT_COLOURS) {
      const own = found(new RegExp(`\\.is-${colour} \\{\\s*--colour: (#\\w+)`, 'u'));
      assert.equal(found(new RegExp(`\\.over-${colour} \\{\\s*--under: (#\\w+)`, 'u')), own);
    }
  });
});

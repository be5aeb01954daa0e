/** Putting a small box beside a passage, inside the window: above or below it, whichever has room. */
import { useLayoutEffect } from 'preact/hooks';

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = 'above' | 'below';

const GAP = 6;
const MARGIN = 8;

/** Where a box belongs in the window: on the side wished if it fits there, never beyond the edges. */
export function placed(
  anchor: Box,
  size: Size,
  window: Size,
  side: Side,
): { readonly top: number; readonly left: number } {
  const above = anchor.top - GAP - size.height;
  const below = anchor.bottom + GAP;
  const fitsAbove = above >= MARGIN;
  const fitsBelow = below + size.height <= window.height - MARGIN;
  const up = side === 'above' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const middle = (anchor.left + anchor.right) / 2 - size.width / 2;
  return {
    top: clamp(up ? above : below, MARGIN, window.height - size.height - MARGIN),
    left: clamp(middle, MARGIN, window.width - size.width - MARGIN),
  };
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}

interface Ref<T> {
  readonly current: T | null;
}

export interface PlaceOptions {
  /** What the box belongs to, in the window; undefined where it is not to be seen. */
  readonly anchor: () => Box | undefined;
  readonly side: Side;
}

/**
 * Keeps an absolutely positioned element at its place: found when `inputs` change and when the window
 * does; it scrolls along with the text. (The page's policy forbids style attributes, not the CSSOM.)
 */
export function usePlace(
  ref: Ref<HTMLElement>,
  { anchor, side }: PlaceOptions,
  inputs: readonly unknown[],
): void {
  useLayoutEffect(() => {
    const element = ref.current;
    const window = element?.ownerDocument.defaultView;
    if (element === null || !window) return undefined;
    const place = (): void => {
      const box = anchor();
      if (box !== undefined) moveTo(element, box, window, side);
    };
    place();
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('resize', place);
    };
  }, inputs);
}

function moveTo(element: HTMLElement, box: Box, window: Window, side: Side): void {
  const { clientWidth: width, clientHeight: height } = window.document.documentElement;
  const { offsetWidth, offsetHeight } = element;
  const at = placed(box, { width: offsetWidth, height: offsetHeight }, { width, height }, side);
  element.style.top = `${String(at.top + window.scrollY)}px`;
  element.style.left = `${String(at.left + window.scrollX)}px`;
}

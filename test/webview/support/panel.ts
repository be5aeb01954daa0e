/** The panel in a DOM of its own, with the host played by the test: what it sent, and sending to it. */
import assert from 'node:assert/strict';
import { Window as HappyWindow } from 'happy-dom';
import type {
  FromPage,
  PageRequestName,
  PanelChrome,
  PersistedPanel,
  ToPage,
} from '../../../src/shared/messages.ts';
import type { Page } from '../../../src/core/view/page.ts';
import { parseFromPage, parseToPage } from '../../../src/shared/parse.ts';
import { startPanel, type Panel } from '../../../src/webview/panel.ts';
import { CHROME, fullPage, STRINGS } from './data.ts';

export type PageRequest = Extract<FromPage, { kind: 'request' }>;

/** What the code of the page expects of the world, put there for a test and taken away after it. */
const GLOBALS = ['window', 'document', 'Node', 'Element', 'HTMLElement', 'Event'] as const;

export class TestPanel {
  readonly window: Window;
  readonly document: Document;
  readonly sent: FromPage[] = [];
  readonly kept: PersistedPanel[] = [];
  readonly #happy = new HappyWindow({ url: 'https://panel.test/' });
  readonly #before = new Map<string, PropertyDescriptor | undefined>();
  readonly #panel: Panel;

  constructor(restored?: unknown) {
    this.window = this.#happy as unknown as Window;
    this.document = this.window.document;
    this.#install();
    this.document.documentElement.lang = 'en';
    const root = this.document.createElement('div');
    this.document.body.append(root);
    this.#panel = startPanel({
      window: this.window,
      root,
      page: 'page-1',
      api: {
        postMessage: (message) => this.#posted(message),
        getState: () => restored,
        setState: (state) => this.kept.push(state),
      },
    });
  }

  #install(): void {
    for (const name of GLOBALS) {
      this.#before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      const value: unknown = this.#happy[name];
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
  }

  #posted(message: unknown): void {
    const parsed = parseFromPage(message);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.reason);
    this.sent.push(parsed.value);
  }

  async dispose(): Promise<void> {
    this.#panel.dispose();
    await this.#happy.happyDOM.close();
    for (const [name, descriptor] of this.#before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  }

  /** Whatever arrives, also what is no message. */
  receive(data: unknown): void {
    const event = new this.#happy.MessageEvent('message', { data });
    this.#happy.dispatchEvent(event);
  }

  send(message: ToPage): void {
    const parsed = parseToPage(message);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.reason);
    this.receive(structuredClone(message));
  }

  show(page: Page = fullPage(), chrome: Partial<PanelChrome> = {}): void {
    this.send({ kind: 'show', page, chrome: { ...CHROME, ...chrome }, strings: STRINGS });
  }

  requests(): readonly PageRequest[] {
    return this.sent.filter((message) => message.kind === 'request');
  }

  /** The last request, as name and parameters. */
  lastRequest(): readonly [PageRequestName, object] | undefined {
    const last = this.requests().at(-1);
    return last === undefined ? undefined : [last.name, last.params];
  }

  /** Answers a request (the last one, if none is given) and waits until the page has taken it in. */
  async answer(error?: string, request = this.requests().at(-1)): Promise<void> {
    assert.ok(request);
    const failure = error === undefined ? {} : { error };
    this.send({ kind: 'answer', page: 'page-1', id: request.id, ...failure });
    await settle();
  }

  find(selector: string): HTMLElement {
    const found = this.document.querySelector<HTMLElement>(selector);
    assert.ok(found, `nothing matches ${selector}`);
    return found;
  }

  /** The button whose name (label, or else text) is this. */
  button(name: string): HTMLElement {
    const buttons = [...this.document.querySelectorAll<HTMLElement>('button, a')];
    const found = buttons.find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name,
    );
    assert.ok(found, `no button "${name}"`);
    return found;
  }

  text(selector: string): string {
    return this.find(selector).textContent.replace(/\s+/g, ' ').trim();
  }

  texts(selector: string): readonly string[] {
    return [...this.document.querySelectorAll(selector)].map((element) =>
      element.textContent.replace(/\s+/g, ' ').trim(),
    );
  }

  press(target: Element, key: string, modifiers: KeyboardEventInit = {}): Event {
    const init = { key, bubbles: true, cancelable: true, ...modifiers };
    const event = new this.#happy.KeyboardEvent('keydown', init as object) as unknown as Event;
    target.dispatchEvent(event);
    return event;
  }

  /** As typing does: the field has the text, then says so. */
  type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
    field.value = text;
    field.dispatchEvent(new this.#happy.InputEvent('input', { bubbles: true }) as unknown as Event);
  }

  /** A button of the mouse goes down or up over an element. */
  pointer(target: Element, kind: 'pointerdown' | 'pointerup'): void {
    const event = new this.#happy.PointerEvent(kind, { bubbles: true }) as unknown as Event;
    target.dispatchEvent(event);
  }

  scroll(top: number): void {
    this.window.scrollTo(0, top);
    this.#happy.dispatchEvent(new this.#happy.Event('scroll'));
  }

  get note(): HTMLTextAreaElement {
    return this.find('textarea') as HTMLTextAreaElement;
  }

  /** The status chosen. */
  get status(): string {
    return (this.find('input:checked') as HTMLInputElement).value;
  }

  get newTag(): HTMLInputElement {
    return this.find('.annotations > .tags input') as HTMLInputElement;
  }
}

/** Until promises and the drawing that follows them are through. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

/** Gives a way to have a panel in a test; it goes with the test. */
export function withPanel(): (restored?: unknown) => TestPanel {
  const panels: TestPanel[] = [];
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.dispose();
  });
  return (restored) => {
    const panel = new TestPanel(restored);
    panels.push(panel);
    return panel;
  };
}

import type { Locator, Page } from 'playwright-core';

/** Nothing is to be awaited that merely moves. */
const WITHOUT_MOTION =
  '*, *::before, *::after { animation: none !important; transition: none !important }';

/** A person's hands on Node-RED's editor; the same gestures on all releases. */
export class Editor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Resolves once the palette is filled. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.inPalette('onenet-nbiot-write').waitFor();
    // What greets a newcomer or covers the workspace while it loads.
    await this.page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
    await this.page.addStyleTag({ content: WITHOUT_MOTION });
    await this.page.evaluate('jQuery.fx.off = true');
    await this.page.waitForFunction(WORKSPACE_IS_FREE);
  }

  /** Shows another flow, of which the runtime knows nothing. */
  async show(flow: readonly object[]): Promise<void> {
    await this.empty();
    await this.page.evaluate(`
      RED.nodes.import(${JSON.stringify(flow)});
      RED.nodes.dirty(false);
      RED.view.redraw(true);
    `);
    await this.page.waitForFunction(WORKSPACE_IS_FREE);
  }

  /**
   * Takes the flow away, and what earlier ones have left to be seen; what is open is closed without a change. As an
   * editor that has not loaded a flow yet, this one says nothing of flows that are deployed without it.
   */
  async empty(): Promise<void> {
    const trays = this.page.locator('.red-ui-tray');
    while ((await trays.count()) > 0) {
      const cancel = this.page.locator('#node-config-dialog-cancel, #node-dialog-cancel');
      const id = await cancel.getAttribute('id');
      await cancel.click();
      await this.page.locator(`#${id}`).waitFor({ state: 'detached' });
      await this.trayAtRest();
    }
    await this.page.evaluate(EMPTY);
  }

  /**
   * Resolves when the editor has got all that the runtime sent before: notices of deploys, and messages of nodes that the
   * editor does not show, over which the debug sidebar of Node-RED 3.1 fails.
   */
  async catchUp(): Promise<void> {
    await this.empty();
    await this.page.evaluate(CATCH_UP);
  }

  /** Shows what is deployed, as the editor does when it is loaded; {@link catchUp} comes first. */
  async showDeployed(): Promise<void> {
    await this.page.evaluate(SHOW_DEPLOYED);
    await this.page.waitForFunction(WORKSPACE_IS_FREE);
  }

  inPalette(type: string): Locator {
    return this.page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`);
  }

  onWorkspace(id: string): Locator {
    return this.page.locator(`[id="${id}"] .red-ui-flow-node`).first();
  }

  /** Drags a node from the palette to the workspace, as far from its left upper corner as said. */
  async drag(type: string, x: number, y: number): Promise<string> {
    const before = await this.ids();
    const from = this.inPalette(type);
    await from.scrollIntoViewIfNeeded();
    const start = await middle(from);
    const space = await this.page.locator('#red-ui-workspace-chart').boundingBox();
    if (space === null) throw new Error('there is no workspace');
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 30, start.y + 10, { steps: 2 });
    await mouse.move(space.x + x, space.y + y, { steps: 4 });
    await mouse.up();
    await this.page.locator('.red-ui-flow-node-group[id]').nth(before.length).waitFor();
    const [id] = (await this.ids()).filter((each) => !before.includes(each));
    if (id === undefined) throw new Error(`${type} did not arrive on the workspace`);
    return id;
  }

  /**
   * Opens the dialog of a node by a double click. Where the browser was too busy to hand over the second click in time,
   * Node-RED sees two single ones and opens nothing, and people click again.
   */
  async edit(id: string): Promise<void> {
    while (!(await this.page.evaluate('RED.view.state() === RED.state.EDITING'))) {
      const at = await middle(this.onWorkspace(id));
      await this.page.mouse.dblclick(at.x, at.y);
    }
    await this.page.locator('#node-dialog-ok').waitFor();
    await this.trayAtRest();
  }

  /** Adds the first config node of a property, through whichever button this release has. */
  async addConfig(property: string): Promise<void> {
    await this.page
      .locator(`#node-input-btn-${property}-add, #node-input-lookup-${property}`)
      .first()
      .click();
    await this.page.locator('#node-config-dialog-ok').waitFor();
    await this.trayAtRest();
  }

  /** Opens the config node that a property has chosen. */
  async editConfig(property: string): Promise<void> {
    await this.page
      .locator(`#node-input-btn-${property}-edit, #node-input-lookup-${property}`)
      .first()
      .click();
    await this.page.locator('#node-config-dialog-ok').waitFor();
    await this.trayAtRest();
  }

  async finishConfig(): Promise<void> {
    await this.page.locator('#node-config-dialog-ok').click();
    await this.page.locator('#node-config-dialog-ok').waitFor({ state: 'detached' });
    await this.trayAtRest();
  }

  /** Leaves the dialog of a node without a change. */
  async cancel(): Promise<void> {
    await this.page.locator('#node-dialog-cancel').click();
    await this.page.locator('#node-dialog-ok').waitFor({ state: 'detached' });
    await this.trayAtRest();
  }

  async finish(): Promise<void> {
    await this.page.locator('#node-dialog-ok').click();
    await this.page.locator('#node-dialog-ok').waitFor({ state: 'detached' });
    await this.trayAtRest();
  }

  /** The text field of a typed input, as it is seen. */
  typed(property: string): Locator {
    return this.page
      .locator(
        `#node-input-${property} ~ .red-ui-typedInput-container input.red-ui-typedInput-input`,
      )
      .first();
  }

  /** Chooses where the value of a typed input comes from. @param type such as `bool` */
  async chooseSource(property: string, type: string): Promise<void> {
    const menu = this.page
      .locator(`#node-input-${property} ~ .red-ui-typedInput-container`)
      .locator('button.red-ui-typedInput-type-select');
    const chosen = `$('#node-input-${property}').typedInput('type')`;
    // The menu closes without a choice where something else takes the focus while it unrolls.
    while ((await this.page.evaluate(chosen)) !== type) {
      await menu.click();
      // By key, since its entries move away below the mouse.
      const entry = `.red-ui-typedInput-options:visible a[value="${type}"]`;
      await this.page.locator(entry).press('Enter');
    }
  }

  /** Draws a wire from an output to an input. */
  async wire(from: string, port: number, to: string): Promise<void> {
    const start = await middle(
      this.page.locator(`[id="${from}"] .red-ui-flow-port-output .red-ui-flow-port`).nth(port),
    );
    const end = await middle(
      this.page.locator(`[id="${to}"] .red-ui-flow-port-input .red-ui-flow-port`).first(),
    );
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(end.x - 20, end.y, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 2 });
    await mouse.up();
  }

  async deploy(): Promise<void> {
    const deployed = this.page.waitForResponse(
      (response) => response.url().endsWith('/flows') && response.request().method() === 'POST',
    );
    await this.page.locator('#red-ui-header-button-deploy').click();
    const response = await deployed;
    if (!response.ok()) throw new Error(`deploy: ${response.status()}`);
    await this.page.locator('#red-ui-header-button-deploy.disabled').waitFor();
  }

  /** Opens the sidebar in which messages are seen. */
  async showDebug(): Promise<void> {
    await this.page.evaluate(`RED.sidebar.show('debug')`);
  }

  /** Waits until nothing lies over the button, as the shade does that dims the workspace during a deploy. */
  async press(id: string): Promise<void> {
    await this.page.locator(`[id="${id}"] .red-ui-flow-node-button-button`).click();
  }

  private async ids(): Promise<string[]> {
    const groups = await this.page.locator('.red-ui-flow-node-group[id]').all();
    return Promise.all(groups.map(async (group) => (await group.getAttribute('id')) ?? ''));
  }

  /** Trays slide, and a click on the way goes astray: resolves once the last one has stopped. */
  async trayAtRest(): Promise<void> {
    await this.page.waitForFunction(TRAY_IS_AT_REST);
  }
}

/**
 * Runs in the browser. A tray is at rest when it has been sent to its place for a fifth of a second and more, and does
 * not move. It sets out from beyond the edge of the window, where it does not move either, and a seventh of a second
 * after that Node-RED moves the focus to its first field.
 */
const TRAY_IS_AT_REST = `new Promise((resolve) => {
  const tray = [...document.querySelectorAll('.red-ui-tray')].at(-1);
  if (tray === undefined) return resolve(true);
  const left = () => tray.getBoundingClientRect().left;
  const first = left();
  if (tray.style.right !== '0px') return resolve(false);
  setTimeout(() => resolve(tray.style.right === '0px' && left() === first), 200);
})`;

/** Run in the browser. */
const EMPTY = `
  RED.nodes.clear();
  RED.history.clear();
  RED.nodes.version(null);
  RED.nodes.dirty(false);
  RED.view.redraw(true);
  RED.sidebar.show('info');
  RED.actions.invoke('core:clear-debug-messages');
`;

/**
 * An editor that shows a flow tells the user when it hears of another one, so that it has to have heard of all that were
 * deployed before. Node-RED tells each new listener of the last one, behind all that it has still to send.
 */
const CATCH_UP = `(async () => {
  const headers = { accept: 'application/json', 'Node-RED-API-Version': 'v2' };
  const deployed = await (await fetch('flows', { headers })).json();
  await new Promise((resolve) => {
    const topic = 'notification/runtime-deploy';
    const listen = (_topic, { revision }) => {
      if (revision === deployed.rev) resolve();
    };
    RED.comms.subscribe(topic, listen);
  });
  window.deployed = deployed;
})()`;

const SHOW_DEPLOYED = `
  RED.nodes.version(deployed.rev);
  RED.nodes.import(deployed.flows);
  RED.nodes.dirty(false);
  RED.view.redraw(true);
`;

/** The shade that dims the workspace during a deploy stays for a while after it. */
const WORKSPACE_IS_FREE = `(() => {
  const chart = document.querySelector('#red-ui-workspace-chart');
  const { left, top, width, height } = chart.getBoundingClientRect();
  return chart.contains(document.elementFromPoint(left + width / 2, top + height / 2));
})()`;

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error(`not to be seen: ${element.toString()}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The line in the dialog that says what the platform is doing, for as long as somebody can see it. */

import { look, type Asked } from '../../shared/editor/ask';
import { text } from './text';
import { trafficWords } from './traffic-words';

const INTERVAL_MS = 2000;

/** @param id of the config node */
export function prepareTraffic(id: string): void {
  const fold = $('#onenet-nbiot-config-delivery');
  const line = $('#onenet-nbiot-config-traffic');
  let isLooking = false;

  const isSeen = (): boolean => fold.prop('isConnected') === true && fold.prop('open') === true;
  const show = (asked: Asked): void => {
    const words = trafficWords(asked, text);
    line.empty().append(...words.map((sentence) => $('<div>').text(sentence)));
    line.parent().toggle(words.length > 0);
  };
  const follow = async (): Promise<void> => {
    while (isSeen()) {
      const asked = await lookAt(id);
      show(asked);
      // Neither changes before the dialog is closed.
      if (asked.kind === 'missing' || asked.kind === 'forbidden') break;
      await pause();
    }
    isLooking = false;
  };
  const start = (): void => {
    if (isLooking) return;
    isLooking = true;
    void follow();
  };
  fold.on('toggle', start);
  // Another dialog may lie over this one for a while, and the editor takes away what is below.
  const observer = new IntersectionObserver(start);
  fold.each((_, element) => {
    observer.observe(element);
  });
}

/** Without a question where the node is being made: the browser would log that nobody knows it. */
function lookAt(id: string): Promise<Asked> {
  const isNew = (RED.nodes.node(id) ?? null) === null;
  return isNew ? Promise.resolve({ kind: 'missing' }) : look(`onenet-nbiot-config/${id}/counts`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
}

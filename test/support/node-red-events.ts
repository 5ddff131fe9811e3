/** What a real Node-RED tells a test about its work. */

interface About {
  /** The id of the node. */
  readonly node: string;
}

/** A message, its plain part, and `text`: everything it holds, to a depth of 12. */
interface Carried {
  readonly msg: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export type NodeRedEvent =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'flows' }
  | { readonly kind: 'simulator'; readonly url?: string }
  | (About & { readonly kind: 'status'; readonly status: { readonly text?: string } })
  | (About & Carried & { readonly kind: 'send'; readonly port: number; readonly to: string })
  | (About &
      Carried & {
        readonly kind: 'complete';
        readonly error: { readonly message: string; readonly code?: string } | null;
      });

export type EventOf<Kind extends NodeRedEvent['kind']> = Extract<NodeRedEvent, { kind: Kind }>;

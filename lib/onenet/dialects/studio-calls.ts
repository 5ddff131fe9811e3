/** The calls of the classic platform, and what OneNET Studio has instead of each: `{service} {action}`. */

interface StudioCall {
  /** Method and path; a `{uuid}` in it becomes a parameter of that name. */
  readonly classic: string;
  readonly studio: string;
  /** By which a person may give the action another name, where ours is an assumption. */
  readonly name?: keyof StudioActions;
}

/** Names of Studio's actions that no public page shows, for a person who knows better. */
export interface StudioActions {
  readonly list?: string;
  readonly status?: string;
  readonly cancel?: string;
  readonly cancelAll?: string;
}

/** OneNET Studio documentation, LwM2M API. */
const DOCUMENTED: readonly StudioCall[] = [
  { classic: 'POST /nbiot', studio: 'LwM2M-online write' },
  { classic: 'GET /nbiot', studio: 'LwM2M-online read' },
  { classic: 'POST /nbiot/execute', studio: 'LwM2M-online execute' },
  { classic: 'POST /nbiot/observe', studio: 'LwM2M-online observe' },
  { classic: 'GET /nbiot/discover', studio: 'LwM2M-online discover' },
  { classic: 'GET /nbiot/resources', studio: 'LwM2M-online resources' },
  { classic: 'POST /nbiot/offline', studio: 'LwM2M-offline write' },
];

/**
 * An assumption, since no public page shows these: that the calls about cached commands have names of the same kind,
 * and take the command's uuid as a parameter.
 */
const ASSUMED: readonly StudioCall[] = [
  { name: 'list', classic: 'GET /nbiot/offline/history', studio: 'LwM2M-offline history' },
  { name: 'status', classic: 'GET /nbiot/offline/history/{uuid}', studio: 'LwM2M-offline history' },
  // Before the one with a uuid, as which `all` could be taken.
  {
    name: 'cancelAll',
    classic: 'PUT /nbiot/offline/cancel/all',
    studio: 'LwM2M-offline cancel_all',
  },
  { name: 'cancel', classic: 'PUT /nbiot/offline/cancel/{uuid}', studio: 'LwM2M-offline cancel' },
];

/** The first that fits counts. */
export const STUDIO_CALLS: readonly StudioCall[] = [...DOCUMENTED, ...ASSUMED];

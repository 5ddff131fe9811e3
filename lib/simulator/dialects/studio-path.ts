/**
 * The calls of OneNET Studio, which has an action in the query where the classic platform has a path.
 * Source: OneNET Studio documentation, LwM2M API.
 */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'POST /LwM2M-online write': '/nbiot',
  'GET /LwM2M-online read': '/nbiot',
  'GET /LwM2M-online resources': '/nbiot/resources',
  'POST /LwM2M-offline write': '/nbiot/offline',
};

/** No public page names the calls that follow a cached command; these are an assumption. */
const ASSUMED: Readonly<Record<string, string>> = {
  'GET /LwM2M-offline history': '/nbiot/offline/history',
  'PUT /LwM2M-offline cancel': '/nbiot/offline/cancel',
  'PUT /LwM2M-offline cancel_all': '/nbiot/offline/cancel/all',
};

const PATHS = new Map(Object.entries({ ...DOCUMENTED, ...ASSUMED }));

/** `undefined` for a call that is not simulated. */
export function studioPath(
  method: string,
  path: string,
  query: URLSearchParams,
): string | undefined {
  const action = query.get('action') ?? '';
  const classic = PATHS.get(`${method} ${path} ${action}`);
  const uuid = query.get('uuid') ?? '';
  const names = action === 'history' || action === 'cancel';
  return classic !== undefined && names && uuid !== '' ? `${classic}/${uuid}` : classic;
}

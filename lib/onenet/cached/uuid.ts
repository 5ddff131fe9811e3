/** Finds the name that the platform has given to a cached command in the `data` of its answer. */
export function readUuid(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uuid, cmd_uuid: listed } = data as Readonly<Record<string, unknown>>;
  return identityOf(uuid) ?? identityOf(listed);
}

function identityOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

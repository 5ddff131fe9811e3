/** Zones far from each other and from China, with and without daylight saving time, on half hours and across the date line. */
export const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

/** Carries something out as if the computer stood in another time zone. */
export function underZone<T>(zone: (typeof ZONES)[number], work: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (timeZone !== zone) throw new Error(`the runtime did not change to ${zone}: ${timeZone}`);
    return work();
  } finally {
    // Assigning undefined would make it the text "undefined".
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

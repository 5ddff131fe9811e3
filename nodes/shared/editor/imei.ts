import { asText, isEnvironmentReference } from './check';

/**
 * Why a text may not be the IMEI of a device, or nothing. A doubt and no error: platforms also take identities that
 * are no IMEI.
 *
 * 15 digits, the last of which checks the others by the Luhn formula (3GPP TS 23.003, section 6.2 and annex B).
 */
export function imeiDoubt(value: unknown): 'length' | 'check-digit' | undefined {
  const text = asText(value);
  if (text === '' || isEnvironmentReference(text)) return undefined;
  if (!/^\d{15}$/.test(text)) return 'length';
  const sum = Array.from(text, Number).reduce((total, digit, at) => {
    const doubled = digit * 2;
    return total + (at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? undefined : 'check-digit';
}

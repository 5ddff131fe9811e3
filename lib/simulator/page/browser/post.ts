/** Tells the simulator what somebody wants a device to do. */
export const post = String.raw`
/**
 * @param {string} imei
 * @param {'reachability' | 'wake'} control
 * @param {object} body
 * @returns {Promise<boolean>} whether it has been done
 */
export async function post(imei, control, body) {
  try {
    const answer = await fetch('/devices/' + encodeURIComponent(imei) + '/' + control, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
`;

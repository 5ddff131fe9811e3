import { BlockList, isIP } from 'node:net';

export function isIpv6(text: string): boolean {
  return isIP(text) === 6;
}

/**
 * Whether an IP address is in a block such as `10.0.0.0/8` (RFC 4632); anything else than addresses is not.
 *
 * @param prefix how many bits the addresses of the block have in common
 */
export function isInBlock(address: string, network: string, prefix: number): boolean {
  const version = isIP(network);
  if (version === 0 || isIP(address) !== version || prefix > (version === 4 ? 32 : 128)) {
    return false;
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(network, prefix, family);
  return block.check(address, family);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonPublicRange } from '../../../shared/adapters/outbound/public-address.ts';

describe('addresses that may be reached', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '3ffe::1',
  ])('%s', (address) => {
    expect(nonPublicRange(address)).toBeUndefined();
  });
});

describe('addresses that may not', () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'carrier-grade-nat'],
    ['127.255.255.255', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.8', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['192.31.196.1', 'AS112'],
    ['192.52.193.1', 'amt'],
    ['192.88.99.1', 'reserved'],
    ['192.168.255.255', 'private'],
    ['192.175.48.1', 'AS112'],
    ['198.19.255.255', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.255', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'reserved'],
    ['::ffff:8.8.8.8', 'IPv4-mapped'],
    ['::ffff:0:7f00:1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::1', 'NAT64'],
    ['100::1', 'discard'],
    ['100:0:0:1::1', 'reserved'],
    ['200::1', 'reserved'],
    ['2001::1', 'teredo'],
    ['2001:2::1', 'benchmarking'],
    ['2001:1::1', 'reserved'],
    ['2001:20::1', 'orchid2'],
    ['2001:db8::1', 'reserved'],
    ['2002:7f00:1::', '6to4'],
    ['2620:4f:8000::1', 'AS112'],
    ['3fff::1', 'reserved'],
    ['4000::1', 'reserved'],
    ['5f00::1', 'segment-routing'],
    ['fc00::1', 'unique-local'],
    ['fd00:ec2::254', 'unique-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'deprecated-site-local'],
    ['ff02::1', 'multicast'],
    ['', 'unknown'],
    ['localhost', 'unknown'],
    ['2130706433', 'unknown'],
    ['0177.0.0.1', 'unknown'],
  ])('%s: %s', (address, range) => {
    expect(nonPublicRange(address)).toBe(range);
  });

  it('are all outside 2000::/3', () => {
    const outside = fc.tuple(
      fc.integer({ min: 0, max: 0xffff }),
      fc.array(fc.nat(0xffff), { minLength: 7, maxLength: 7 }),
    );
    fc.assert(
      fc.property(outside, ([first, rest]) => {
        fc.pre(first >> 13 !== 1);
        expect(nonPublicRange([first, ...rest].map((part) => part.toString(16)).join(':'))).toBeDefined();
      }),
    );
  });
});

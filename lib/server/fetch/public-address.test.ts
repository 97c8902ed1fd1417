import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address';

describe('I6 isPublicAddress', () => {
  it.each([
    ...[
      '8.8.8.8',
      '1.1.1.1',
      '93.184.216.34',
      '172.15.255.255',
      '172.32.0.1',
      '100.63.255.255',
      '192.169.0.1',
    ],
    ...['2606:4700::1111', '2001:4860:4860::8888', '2a00::1', '2400:cb00::'],
    // What they carry is public.
    ...['::ffff:8.8.8.8', '::ffff:0:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'],
    ...['2001:0:808:808::f7f7:f7f7', '2606:4700::5efe:808:808'],
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    // This network, private, shared, loopback, link-local (where clouds keep their metadata).
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1'],
    ...[
      '127.255.255.254',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '100.100.100.200',
    ],
    // Protocols, documentation, benchmarks, multicast, reserved, broadcast.
    ...[
      '192.0.0.1',
      '192.0.0.192',
      '192.0.2.1',
      '192.88.99.1',
      '198.18.0.1',
      '198.19.255.255',
      '198.51.100.1',
    ],
    ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'febf::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '100::1'],
    ...['2001:db8::1', '3fff::1', '5f00::1', '2001:2::1', '2001:10::1', '2001:20::1', '4000::1', '1::1'],
    // What they carry is not public.
    ...['::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'],
    ...['::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::808:808'],
    ...['2002:7f00:1::', '2002:a00:1::1', '2002:a9fe:a9fe::'],
    // Teredo: the client, turned over, and the server.
    ...['2001:0:808:808::80ff:fffe', '2001:0:a00:1::f7f7:f7f7'],
    // ISATAP.
    ...['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:a00:1'],
    // IPv4-compatible, public or not: given up, and routed nowhere.
    '::8.8.8.8',
    ...['', 'localhost', '8.8.8', 'fe80::1%eth0x y'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

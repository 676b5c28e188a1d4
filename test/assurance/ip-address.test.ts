/** Which addresses are in which ranges, and what is no address or no range. */
import { expect, test } from '@jest/globals';
import { isInRange } from '../../assurance/policies/ip-address.ts';

test.each([
  ['203.0.113.9', '203.0.113.0/24', true],
  ['203.0.114.9', '203.0.113.0/24', false],
  ['203.0.113.9', '203.0.113.9', true],
  ['203.0.113.8', '203.0.113.9', false],
  ['203.0.113.9', '0.0.0.0/0', true],
  ['2001:db8:0:0:0:0:0:5', '2001:db8::/32', true],
  ['2001:db8::5', '2001:db8:0:0:0:0:0:0/112', true],
  ['2001:db9::5', '2001:db8::/32', false],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', true],
  // Malformed: too few groups, nothing left to leave out, two gaps, no hexadecimal.
  ['2001:db8:0:0:0:0:5', '::/0', false],
  ['1:2:3:4::5:6:7:8', '::/0', false],
  ['1::2::3', '::/0', false],
  ['2001:db8::g', '::/0', false],
  ['203.0.113', '0.0.0.0/0', false],
  ['203.0.113.256', '0.0.0.0/0', false],
  ['nonsense', '203.0.113.0/24', false],
  ['203.0.113.9', 'nonsense/24', false],
  // One kind of address is in no range of the other.
  ['203.0.113.9', '::/0', false],
  ['2001:db8::5', '0.0.0.0/0', false],
  ['203.0.113.9', '203.0.113.0/x', false],
  ['203.0.113.9', '203.0.113.0/24.5', false],
  ['203.0.113.9', '203.0.113.0/-1', false],
  ['203.0.113.9', '203.0.113.0/33', false],
])('%s in %s: %s', (address, range, isIn) => {
  expect(isInRange(address, range)).toBe(isIn);
});

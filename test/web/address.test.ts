/** Addresses: what is written can be read again, and a person can read it too. */
import { describe, expect, test } from '@jest/globals';
import { readAddress, writeAddress } from '../../web/src/address.ts';

describe('an address', () => {
  test('keeps ids readable and comes back as it was', () => {
    const query = { id: '/subscriptions/1/vaults/kv & co', entry: 'entry:sign-in', at: 'link:2' };
    const text = writeAddress('/resource', query);
    expect(text).toContain('id=/subscriptions/1/vaults/kv%20%26%20co');
    const [pathname = '', search = ''] = text.split('?');
    expect(readAddress({ pathname, search })).toEqual({ path: '/resource', query });
  });

  test('leaves out what is not given', () => {
    expect(writeAddress('/', { text: '', kind: undefined })).toBe('/');
  });
});

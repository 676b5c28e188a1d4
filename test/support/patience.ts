/** Tests with a database wait for it: machines are noisy, and no test asserts a time. */
import { jest } from '@jest/globals';

jest.setTimeout(180_000);

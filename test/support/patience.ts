/** Tests wait for what they test: machines are noisy, and no test asserts a time. */
import { jest } from '@jest/globals';

jest.setTimeout(300_000);

/** How the heap of this process grows: a load makes much that is soon garbage, and keeps little. */
import { setFlagsFromString } from 'node:v8';

// Left alone, V8 lets the heap grow to several times what is in use before it looks through all of it: a load of 1.6 million
// links took 1,082 MB with 150 to 270 MB in use, and 665 MB so, in no more time. Set before anything is made.
setFlagsFromString('--heap-growing-percent=50');

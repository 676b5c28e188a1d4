/** What Vite lets modules import besides code. */
/// <reference types="vite/client" />

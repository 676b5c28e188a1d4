/** Builds the page into web/dist; `vite` alone serves it for development, with the API of a running Postern behind it. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/graphql': process.env.POSTERN_URL ?? 'http://127.0.0.1:4000' } },
});

# Postern without the embedded database: give it NEO4J_URI.
FROM node:24-slim AS build
WORKDIR /postern
COPY package.json package-lock.json ./
COPY cli/launcher ./cli/launcher
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /postern
COPY --from=build --chown=root:root /postern /postern
USER node
EXPOSE 4319
HEALTHCHECK --interval=10s --timeout=10s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4319/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "cli/launcher/postern.mjs"]
# Within its network everybody reaches the port: a token is asked for, and TLS is the business of a proxy in front.
CMD ["serve", "--host", "0.0.0.0", "--auth", "token", "--behind-proxy", "--data", "/tmp/postern"]

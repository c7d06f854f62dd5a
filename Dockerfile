# One image for the API and for workers: the command says which.
FROM node:24-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

# The base image has Node.js 24 already, so the packages that bring one along are left out.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node \
  && npm cache clean --force

COPY bin bin
COPY src src
COPY workers workers
COPY migrations migrations
COPY data data
COPY models models

# The embedded size keeps its data in ./var, and every start what it compiled: both must be there, and belong to who writes them.
RUN mkdir var && bin/splot --version && chown -R node:node var node_modules/.cache
USER node

ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

ENTRYPOINT ["/app/bin/splot"]
CMD ["serve"]

# The bot in a container: docs/install.md tells how to run it, compose.yaml with which rights.
FROM node:26-slim

WORKDIR /app
COPY package.json package-lock.json ./
# The image has Node already: the one that npm would bring is left out.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY commands commands
COPY content content
COPY src src

# It writes into these two folders alone: the database, and what may be lost.
ENV NODE_ENV=production DATA_DIR=/data XDG_CACHE_HOME=/cache PLAYGROUND=off
RUN mkdir --mode=700 /data /cache && chown node:node /data /cache
USER node
VOLUME ["/data", "/cache"]

# After a first start it learns, which keeps a small machine busy for a minute.
HEALTHCHECK --interval=60s --timeout=20s --start-period=120s --retries=3 \
    CMD ["node", "--disable-warning=ExperimentalWarning", "src/cli/healthy.js"]

# Without a shell between: Node itself hears the signal to stop.
CMD ["node", "--max-semi-space-size=2", "--disable-warning=ExperimentalWarning", "src/run.js"]

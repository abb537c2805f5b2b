# One image for worker, portal and migrations; docker-compose.yml says which it is.
FROM python:3.11.15-slim-bookworm AS libraries
COPY requirements.lock .
# Wheels only, each checked against its hash: nothing is compiled, so no compiler is needed.
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check \
      --require-hashes --only-binary :all: --requirement requirements.lock

FROM python:3.11.15-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
COPY --from=libraries /venv /venv
WORKDIR /app
COPY activities activities
COPY audit audit
COPY customs customs
COPY intake intake
COPY models models
COPY notices notices
COPY portal portal
COPY records records
COPY rules rules
COPY scheduling scheduling
COPY workflows workflows
COPY settings.py worker.py ./
# The code belongs to root and cannot be changed by the process; a new volume takes over the owner of /data.
RUN python -m compileall -q . && install --directory --owner=10001 --group=10001 --mode=0700 /data
USER 10001:10001
CMD ["python", "worker.py"]

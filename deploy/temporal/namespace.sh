#!/bin/sh
# The namespace of the cases. Closed histories stay 30 days: time enough to export them to the archive.
set -eu
temporal operator namespace describe --namespace "$NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$NAMESPACE" --retention 720h

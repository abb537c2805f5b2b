"""The register's side of the nightly comparison with customs (rows X4, N10)."""

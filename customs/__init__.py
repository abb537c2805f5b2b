"""The partner: wire words, signatures, the client, and a simulator with faults."""

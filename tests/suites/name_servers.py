"""Name servers on loopback with the DNS of the cases."""

import importlib.util
import json
import os
import resource
import threading


class NameServers:
    """One server for each fixture, during the whole process."""

    def __init__(self, shared):
        path = os.path.join(shared, "tools", "fixture_dns.py")
        spec = importlib.util.spec_from_file_location("fixture_dns", path)
        self.fixture_dns = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.fixture_dns)
        self.addresses = {}
        self.lock = threading.Lock()
        # Each has two sockets, and a connection for each question that is asked by TCP.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != hard:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    def serve(self, fixture):
        """The value of --dns for a server that answers from a fixture (shared/tools/fixture_dns.py)."""
        key = json.dumps(fixture, sort_keys=True)
        with self.lock:
            if key not in self.addresses:
                self.addresses[key] = f"127.0.0.1@{self.fixture_dns.start(fixture)}"
            return self.addresses[key]

    def serve_file(self, path):
        with open(path, encoding="utf-8") as file:
            return self.serve(json.load(file))

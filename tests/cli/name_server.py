"""A real name server on loopback for tests."""

import os
import shutil
import socket
import subprocess
import time

from command import Case

ZONES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "zones")
NSD = shutil.which("nsd", path=os.environ.get("PATH", "") + ":/usr/sbin")


def zone_file(name):
    return os.path.join(ZONES, name + ".zone")


def free_port():
    """A port that is free for TCP and UDP."""
    while True:
        with socket.socket() as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            tcp.bind(("127.0.0.1", 0))
            try:
                udp.bind(tcp.getsockname())
            except OSError:
                continue
            return tcp.getsockname()[1]


class NameServerCase(Case):
    """A test with NSD and the project's zones: `resolver` is a value of --dns."""

    zones = ("bank.example",)

    def zone_path(self, name):
        return zone_file(name)

    def setUp(self):
        super().setUp()
        if not NSD:
            self.skipTest("no nsd here")
        self.port = free_port()
        zones = "".join(f'zone:\n  name: {name}\n  zonefile: "{self.zone_path(name)}"\n' for name in self.zones)
        self.file("nsd.conf", f"""\
server:
  ip-address: 127.0.0.1@{self.port}
  username: ""
  chroot: ""
  server-count: 1
  zonesdir: "{self.folder}"
  pidfile: "{self.folder}/pid"
  logfile: "{self.folder}/log"
  xfrdfile: "{self.folder}/xfrd.state"
  zonelistfile: "{self.folder}/zone.list"
  database: ""
remote-control:
  control-enable: no
{zones}""".encode())
        server = subprocess.Popen([NSD, "-d", "-c", os.path.join(self.folder, "nsd.conf")],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(100):
            with socket.socket() as tcp:
                if tcp.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            self.fail("nsd does not answer")
        if server.poll() is not None:
            with open(os.path.join(self.folder, "log")) as log:
                self.fail(f"nsd ended: {log.read()}")
        self.resolver = f"127.0.0.1@{self.port}"


class SilentServer:
    """`with SilentServer() as resolver`: a server that never answers."""

    def __enter__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        return f"127.0.0.1@{self.socket.getsockname()[1]}"

    def __exit__(self, *_):
        self.socket.close()

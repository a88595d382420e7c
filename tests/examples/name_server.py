"""A name server for tests, with the records of web/samples/dns.json: `with NameServer(records) as server`.

It answers over UDP. With `wait` it collects the questions of that many seconds before it answers them, the last one
first: a program that asks one question after another waits that long for each.
"""
import select
import socket
import struct
import threading
import time

TYPES = {"TXT": 16, "MX": 15}


def read_question(packet):
    """The name, the type and the octets of the question."""
    labels, at = [], 12
    while packet[at]:
        labels.append(packet[at + 1:at + 1 + packet[at]].decode("ascii"))
        at += 1 + packet[at]
    return ".".join(labels).lower(), struct.unpack_from("!H", packet, at + 1)[0], packet[12:at + 5]


def txt(text):
    octets = text.encode()
    pieces = [octets[i:i + 255] for i in range(0, len(octets), 255)]
    return b"".join(bytes([len(piece)]) + piece for piece in pieces)


def mx(text):
    preference, name = text.split()
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!H", int(preference)) + labels + b"\0"


class NameServer:
    def __init__(self, records, wait=0):
        self.zone = {}
        for key, values in records.items():
            name, _, kind = key.partition(" ")
            kind = kind or "TXT"
            self.zone[name.lower(), TYPES[kind]] = [mx(each) if kind == "MX" else txt(each) for each in values]
        self.wait = wait
        self.rounds = []  # the names that were asked about before each round of answers

    def reply(self, packet):
        name, kind, question = read_question(packet)
        found = self.zone.get((name, kind), [])
        exists = any(each == name or each.endswith("." + name) for each, _ in self.zone)
        head = struct.pack("!2sHHHHH", packet[:2], 0x8180 if exists else 0x8183, 1, len(found), 0, 0)
        answers = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 60, len(data)) + data for data in found)
        return head + question + answers

    def serve(self):
        waiting, until = [], None
        while not self.stop.is_set():
            timeout = 0.05 if until is None else max(0, until - time.monotonic())
            if select.select([self.socket], [], [], timeout)[0]:
                waiting.append(self.socket.recvfrom(4096))
                until = until or time.monotonic() + self.wait
            if until is None or time.monotonic() < until:
                continue
            self.rounds.append([read_question(packet)[0] for packet, _ in waiting])
            for packet, client in reversed(waiting):
                self.socket.sendto(self.reply(packet), client)
            waiting, until = [], None

    def __enter__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = [str(each) for each in self.socket.getsockname()]
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()
        self.socket.close()

// A program with many global names of its own and all warnings on: the headers must not add one, although they are no
// system headers here. The names of parameters of constructors and lambdas are those that g++ holds against globals.

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

extern int action, address, amount, answer, answers, argument, arguments, at, base, before, begin, behind, best, body,
    buffer, bytes, capacity, ch, character, checked, child, client, code, column, command, comment, comments, complete,
    config, content, context, copy, count, current, damage, data, date, debug, depth, digest, digits, dir, dkim, dmarc,
    domain, done, elapsed, element, elements, end, endian, entries, entry, envelope, errors, escape, evaluate, event,
    events, expected, explains, f, fail, failed, family, field, fields, file, filename, filter, finished, first, flags,
    folder, format, found, from, g, h, handle, handler, hash, header, headers, height, host, hour, i, id, idx, in, info,
    input, ip, item, items, j, k, key, keys, kind, label, labels, last, left, len, length, letter, letters, level,
    limit, limits, line, lines, list, local, log_level, logger, mail, mailbox, map, mark, mask, matches, max, me,
    memory, message, messages, method, min, minute, mode, month, msg, n, name, names, need, next, node, now, number,
    numbers, octet, octets, offset, ok, old, options, order, original, output, p, packet, parent, part, parts, pass,
    path, pending, point, policy, port, pos, position, prefix, previous, protocol, ptr, query, queue, r, range, ready,
    reason, receiver, record, records, region, report, request, reserved, resolver, response, rest, result, results,
    right, root, rows, s, second, seconds, selector, self, sender, sep, server, session, set, sign, signature, size,
    sizes, skipped, source, space, spf, stack, start, state, statement, status, step, stop, str, string, subject,
    suffix, suffixes, sum, symbol, t, table, tag, tags, target, task, temp, term, text, texts, thread_count, timeout,
    timestamp, tmp, to, token, tokens, total, trace, tree, type, types, u, url, user, v, v4, v6, value, values, verbose,
    verdict, verified, version, view, w, waiting, which, whole, width, word, words, workspace, x, y, year, z, zone;

#include <fromproof/crypto/key_cache.hpp>
#include <fromproof/crypto/mbedtls.hpp>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/crypto/sodium.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fromproof/host/checker.hpp>
#include <string>
#include <string_view>

// Templates are looked at where they are used.
template <class Backend>
std::string judge(std::string_view one_mail, std::string_view copied) {
  fromproof::host::checker<Backend> its_checker{fromproof::public_suffix_table};
  std::string written;
  const auto write = [&written](std::string_view its_piece) { written += its_piece; };
  its_checker.read(one_mail, {.ip = "192.0.2.1"});
  while (its_checker.verify(0) == fromproof::progress::pending) its_checker.give_up();
  fromproof::write_json(its_checker.report(), write);
  its_checker.read_copy(copied);
  fromproof::write_text(its_checker.report(), {}, write);
  return written;
}

std::string judge_all(std::string_view one_mail) {
  using namespace fromproof::crypto;
  return judge<openssl>(one_mail, one_mail) + judge<with_sodium<mbedtls>>(one_mail, one_mail);
}

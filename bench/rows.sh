#!/bin/sh
# usage: rows.sh PROGRAM      the rows of this toolkit for peerbench
set -eu
program=$(realpath "${1:?PROGRAM}")
crypto() { echo "{\"cmd\": [\"$program\", \"--crypto\", \"$1\"], \"reps\": $2}"; }
plain() { echo "{\"cmd\": [\"$program\"], \"reps\": $1}"; }
cat <<END
[{"name": "fromproof, OpenSSL", "w1": $(crypto openssl 2), "w2": $(crypto openssl 3)},
 {"name": "fromproof, OpenSSL, keys cached", "w1": $(crypto openssl-cached 2)},
 {"name": "fromproof, Mbed TLS", "w1": $(crypto mbedtls 2), "w2": $(crypto mbedtls 3)},
 {"name": "fromproof, Mbed TLS, keys cached", "w1": $(crypto mbedtls-cached 2)},
 {"name": "fromproof", "w3": $(plain 10), "w4": $(plain 5), "w5": $(plain 2), "w6": $(plain 5), "w7": $(plain 3)}]
END

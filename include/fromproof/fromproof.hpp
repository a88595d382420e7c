#ifndef FROMPROOF_FROMPROOF_HPP
#define FROMPROOF_FROMPROOF_HPP

// Everything but the suffix table and the crypto back ends. In the order of the data:
// octets -> fields -> records -> results -> verdict -> advice -> report.

#include "advice/advise.hpp"
#include "arc/set.hpp"
#include "arc/validate.hpp"
#include "ascii.hpp"
#include "authentication.hpp"
#include "authentication/verify.hpp"
#include "authentication_results/parse.hpp"
#include "authentication_results/remove.hpp"
#include "authentication_results/trust.hpp"
#include "authentication_results/write.hpp"
#include "base64.hpp"
#include "dkim/signature.hpp"
#include "dmarc/alignment.hpp"
#include "dmarc/evaluate.hpp"
#include "dmarc/report_permission.hpp"
#include "dns/query.hpp"
#include "domain.hpp"
#include "error.hpp"
#include "ip_address.hpp"
#include "message/encoded_word.hpp"
#include "message/header.hpp"
#include "message/kind.hpp"
#include "message/mailbox.hpp"
#include "message/repair.hpp"
#include "message/return_path.hpp"
#include "message/trace.hpp"
#include "public_suffix.hpp"
#include "report/authentication_results.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
#include "result.hpp"
#include "sender_id/pra.hpp"
#include "sink.hpp"
#include "tag_list.hpp"
#include "utf8.hpp"
#include "version.hpp"

#endif

// SPDX-License-Identifier: Apache-2.0

#include "validators/run.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "documents/reading.hpp"
#include "files/digest.hpp"
#include "validators/document_check.hpp"
#include "validators/in_order.hpp"
#include "validators/opposite_entries.hpp"

namespace caveat {

namespace {

// Documents in work at a time may have this many bytes together, whatever the
// number of threads: memory is bounded by the largest document and not by jobs.
constexpr std::size_t window_bytes = std::size_t{512} << 10;

/// Without its location's path where that is the document itself; an Error knows it.
Error unusable(const Error& error) {
  return Error(error.where(), error.problem(), error.help(), Error::Kind::unavailable);
}

Document read(const CheckRequest& request, const CheckItem& item, std::string bytes) {
  try {
    return read_document(std::move(bytes), item.format, item.info, {.charset = request.charset});
  } catch (const Error& error) {
    throw unusable(error);
  }
}

void require_pinned(const DocumentInfo& info, std::string_view digest) {
  if (!info.pinned || info.sha256.empty() || digest == info.sha256) return;
  throw Error({.path = info.path}, "the document is pinned and its bytes have changed",
              fmt::format("expected sha256 {}, found {}; review the change and update the manifest",
                          info.sha256, digest));
}

/// Entries of one page may contradict those of another.
OppositeEntries find_opposites(const CheckRequest& request) {
  std::vector<const Entry*> entries;
  for (const CheckItem& item : request.items) {
    for (const Entry& entry : item.entries) entries.push_back(&entry);
  }
  if (entries.empty()) return {};
  Reader reader(request.language);
  return OppositeEntries(entries, reader);
}

/// One run: what was asked, and what holds for all items.
struct Work {
  const CheckRequest& request;
  OppositeEntries opposites;
};

DocumentResult examine(const Work& work, const CheckItem& item, Reader& reader) {
  const CheckRequest& request = work.request;
  std::string bytes = request.read(item);
  const std::string digest = sha256_hex(bytes);
  require_pinned(item.info, digest);
  DocumentResult result = check_document(read(request, item, std::move(bytes)),
                                         {.exists = item.registered,
                                          .entries = item.entries,
                                          .left_out = item.left_out,
                                          .orphan = item.orphan,
                                          .opposites = &work.opposites},
                                         request.corpus, request.date, reader);
  result.digest = fmt::format("sha256:{}", digest);
  return result;
}

/// What one thread does with one item; std::function wants something to copy.
std::function<void()> outcome(const Work& work, const CheckSink& sink, const CheckItem& item,
                              Reader& reader) {
  try {
    auto result = std::make_shared<DocumentResult>(examine(work, item, reader));
    return [&sink, result] { sink.document(std::move(*result)); };
  } catch (const Error& error) {
    return [&sink, error] { sink.trouble(error); };
  }
}

}  // namespace

void check(const CheckRequest& request, const CheckSink& sink) {
  const Work work{request, find_opposites(request)};
  run_in_order({.count = request.items.size(),
                .jobs = request.jobs,
                .window_cost = window_bytes,
                .cost = [&](std::size_t i) { return request.items[i].size_hint + 4096; },
                .make_worker =
                    [&] {
                      auto reader = std::make_shared<Reader>(request.language);
                      return [&, reader](std::size_t i) {
                        return outcome(work, sink, request.items[i], *reader);
                      };
                    }});
}

Run check(const CheckRequest& request) {
  Run run;
  run.date = request.date;
  check(request, {.document =
                      [&](DocumentResult&& result) {
                        count(result, run.counts);
                        run.documents.push_back(std::move(result));
                      },
                  .trouble = [&](const Error& error) { run.troubles.push_back(error); }});
  return run;
}

}  // namespace caveat

// SPDX-License-Identifier: Apache-2.0
//
// Which entries and pages stand on a work, a provision or a document.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "date.hpp"
#include "documents/characters.hpp"
#include "entries/citation.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "terminal.hpp"
#include "validators/run.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

struct ImpactOptions {
  InputOptions inputs;
  std::string corpus, evidence, provision, document;
};

/// What of one page stands on the thing that was asked about.
struct Affected {
  std::string page;
  std::vector<std::string> lines;
  std::size_t entries = 0;
};

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

/// A work, by its id or by what identifies it everywhere: "10.1000/1", "doi:10.1000/1" or an
/// address that has it.
class WantedWork {
 public:
  explicit WantedWork(const std::string& name) : id_(name), value_(lowered(name)) {
    if (const auto cited = cited_work(name)) {
      value_ = lowered(cited->value);
    } else if (const std::size_t colon = value_.find(':'); colon != std::string::npos) {
      const std::string scheme = value_.substr(0, colon);
      if (scheme == "doi" || scheme == "pmid" || scheme == "isbn") value_.erase(0, colon + 1);
    }
  }

  bool is(const Evidence& work) const {
    return work.id == id_ || (!work.value.empty() && lowered(work.value) == value_);
  }

 private:
  std::string id_, value_;
};

bool stands_on_document(const Entry& entry, const std::string& id) {
  const auto is_there = [&](const Anchor& anchor) { return anchor.document == id; };
  return is_there(entry.origin) || std::ranges::any_of(entry.also, is_there) ||
         std::ranges::any_of(entry.risks, [&](const RiskNote& note) {
           return note.anchor && is_there(*note.anchor);
         });
}

class ImpactCommand {
 public:
  explicit ImpactCommand(ImpactOptions options) : options_(std::move(options)) {
    if (!options_.corpus.empty()) options_.inputs.paths = {options_.corpus};
  }

  int run() {
    inputs_ = gather(options_.inputs);
    for (const Error& trouble : inputs_.troubles) take(trouble);
    // Nothing can be looked for in a corpus that cannot be read.
    if (inputs_.items.empty() && !reasons_.empty()) return worst_status(reasons_);
    if (!options_.evidence.empty()) {
      find_work();
    } else if (!options_.document.empty()) {
      find_document();
    } else {
      find_provision();
    }
    write();
    return worst_status(reasons_);
  }

 private:
  [[noreturn]] static void fail_unknown(std::string_view what, const std::string& id,
                                        std::vector<std::string> known) {
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());  // cited many times
    throw Error({}, fmt::format("no {} is called \"{}\"", what, id), did_you_mean(id, known));
  }

  void find_work() {
    const WantedWork wanted(options_.evidence);
    std::vector<std::string> known, ids;  // of all works, of those that are meant
    bool found = false;
    const auto consider = [&](const Evidence& work) {
      for (const std::string& name : {work.id, work.value}) {
        if (!name.empty()) known.push_back(name);
      }
      if (!wanted.is(work)) return;
      found = true;
      if (!work.id.empty()) ids.push_back(work.id);
    };
    if (inputs_.corpus) std::ranges::for_each(inputs_.corpus->evidence, consider);
    for (const CheckItem& item : inputs_.items) {
      for (const Entry& entry : item.entries) std::ranges::for_each(entry.evidence, consider);
    }
    if (!found) fail_unknown("evidence", options_.evidence, known);
    find([&](const Entry& entry) {
      return std::ranges::any_of(entry.evidence, [&](const Evidence& stated) {
        return wanted.is(stated) || std::ranges::count(ids, stated.ref) > 0;
      });
    });
  }

  void find_document() {
    std::vector<std::string> known;
    known.reserve(inputs_.items.size());
    for (const CheckItem& item : inputs_.items) known.push_back(item.info.id);
    if (std::ranges::count(known, options_.document) == 0) {
      fail_unknown("document", options_.document, known);
    }
    find([&](const Entry& entry) { return stands_on_document(entry, options_.document); });
  }

  template <typename Predicate>
  void find(Predicate stands) {
    for (const CheckItem& item : inputs_.items) {
      Affected page{.page = item.info.path, .lines = {}, .entries = 0};
      for (const Entry& entry : item.entries) {
        if (!stands(entry)) continue;
        page.lines.push_back(fmt::format("{} ({})", entry.id, to_string(entry.where)));
        ++page.entries;
      }
      if (page.entries > 0) affected_.push_back(std::move(page));
    }
  }

  void find_provision() {
    const auto language = inputs_.corpus ? load_language(*inputs_.corpus) : Language::embedded();
    if (!language->provision(options_.provision)) {
      std::vector<std::string> known;
      std::ranges::transform(language->provisions(), std::back_inserter(known), &Provision::slug);
      fail_unknown("provision", options_.provision, known);
    }
    const CheckRequest request{
        .language = language,
        .date = now().date,
        .items = inputs_.items,
        .corpus = inputs_.corpus ? &*inputs_.corpus : nullptr,
        .charset = {},
        .read = [&](const CheckItem& item) { return read_item(inputs_, item); },
    };
    caveat::check(request, {.document = [&](DocumentResult&& result) { take(result); },
                            .trouble = [&](const Error& trouble) { take(trouble); }});
  }

  void take(const DocumentResult& result) {
    Affected page{.page = result.document.info.path, .lines = {}, .entries = 0};
    const auto add = [&](const std::vector<Check>& checks, const std::string& owner) {
      bool any = false;
      for (const Check& check : checks) {
        for (const Finding& finding : check.findings) {
          const bool cites = std::ranges::count(finding.provisions, options_.provision) > 0;
          if (!cites || finding.status != Status::asserted) continue;
          page.lines.push_back(fmt::format("{}{}: \"{}\", {}", owner, to_string(finding.where),
                                           finding.quote, finding.rule));
          any = true;
        }
      }
      return any;
    };
    add(result.checks, "");
    for (const EntryResult& entry : result.entries) {
      const bool any = add(entry.checks, entry.derived ? "" : entry.id + " ");
      page.entries += any && !entry.derived;
    }
    if (!page.lines.empty()) affected_.push_back(std::move(page));
  }

  void take(const Error& trouble) {
    complain(trouble.what());
    reasons_.push_back({.status = trouble.kind() == Error::Kind::invalid ? exit_invalid_input
                                                                         : exit_cannot_answer});
  }

  /// Where no jurisdiction is declared, no provision is applied.
  std::string unasked() const {
    if (options_.provision.empty()) return {};
    const auto pages = std::ranges::count_if(
        inputs_.items, [](const CheckItem& item) { return item.info.jurisdictions.empty(); });
    if (pages == 0) return {};
    return fmt::format("; {} page{} no jurisdiction, so that no provision was applied", pages,
                       pages == 1 ? " declares" : "s declare");
  }

  void write() const {
    std::string text;
    std::size_t entries = 0;
    for (const Affected& page : affected_) {
      text += page.page + "\n";
      for (const std::string& line : page.lines) text += "  " + line + "\n";
      entries += page.entries;
    }
    if (affected_.empty()) {
      text += fmt::format("nothing stands on it{}\n", unasked());
    } else {
      text += fmt::format("{} entr{} and {} page{}\n", entries, entries == 1 ? "y" : "ies",
                          affected_.size(), affected_.size() == 1 ? "" : "s");
    }
    print(text);
  }

  ImpactOptions options_;
  Inputs inputs_;
  std::vector<Affected> affected_;
  std::vector<Reason> reasons_;
};

}  // namespace

void add_impact(CLI::App& program, int& status) {
  CLI::App& command = *program.add_subcommand(
      "impact", "list every entry and page that stands on a work, a provision or a document");
  auto options = std::make_shared<ImpactOptions>();
  command.add_option("CORPUS", options->corpus,
                     "a corpus or an entries file; default ./caveat.xml");
  CLI::Option_group& what = *command.add_option_group("what changed");
  what.add_option("--evidence", options->evidence, "a work, by its id or its DOI, PMID ...")
      ->type_name("ID");
  what.add_option("--provision", options->provision, "a rule of law or code")->type_name("SLUG");
  what.add_option("--document", options->document, "a document, by its id")->type_name("ID");
  what.require_option(1);
  command.callback([options, &status] { status = ImpactCommand(*options).run(); });
}

}  // namespace caveat

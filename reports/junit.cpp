// SPDX-License-Identifier: Apache-2.0

#include "reports/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gate/gate.hpp"
#include "reports/cutting.hpp"
#include "reports/issue.hpp"
#include "reports/junit_case.hpp"
#include "xml/writing.hpp"

namespace caveat {

namespace {

constexpr std::size_t name_limit = 120;  // code points
constexpr std::size_t link_limit = std::size_t{64} << 10;
constexpr std::size_t claim_limit = 60;
constexpr std::size_t text_limit = 300;
constexpr std::size_t lines_limit = 100;  // of a case or a suite

// Schemas collapse white space in names; so that two names cannot become one, it
// is collapsed before they are compared.
std::string collapsed(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const char byte : text) {
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    result += byte;
  }
  return result.empty() ? "unnamed" : xml_text(bounded(result));
}

// Readers split class names on dots and take slashes for folders.
std::string class_name(std::string_view id) {
  std::string name = collapsed(head(id, name_limit));
  const auto is_unsafe = [](char byte) { return byte == '.' || byte == '/' || byte == '\\'; };
  std::replace_if(name.begin(), name.end(), is_unsafe, '_');
  return name;
}

class UniqueNames {
 public:
  std::string add(std::string name) {
    std::size_t& last = used_[name];
    if (last++ == 0) return name;
    while (true) {
      std::string candidate = fmt::format("{} #{}", name, last);
      if (used_.try_emplace(candidate, 1).second) return candidate;
      ++last;
    }
  }

 private:
  std::unordered_map<std::string, std::size_t> used_;  // and how often, or the last ordinal
};

std::string timestamp(std::string_view started, std::string_view date) {
  constexpr std::string_view fixed = "1970-01-01T00:00:00";
  if (started.size() >= fixed.size()) return std::string(started.substr(0, fixed.size()));
  if (date.size() == 10) return std::string(date) + "T00:00:00";
  return std::string(fixed);
}

// What it is, what the text does with it and where that holds, and what it stands on.
std::string judgement(const Finding& finding) {
  std::string text = fmt::format("; {}, {}", finding.category, to_string(finding.status));
  if (finding.scope) {
    text += fmt::format(" in bytes {} to {}", finding.scope->start, finding.scope->end);
  }
  if (!finding.provisions.empty()) {
    text += fmt::format("; {}", fmt::join(finding.provisions, " "));
  }
  return head(text, text_limit);
}

std::string line_of(const Issue& issue, std::string_view home, std::string_view root) {
  const std::string place = place_of(issue, home);
  std::string line = fmt::format("{} {} {} {}", head(shown_path(place, root), text_limit),
                                 to_string(issue.severity), head(issue.rule(), name_limit),
                                 head(issue.message(), text_limit));
  if (issue.finding && !issue.finding->quote.empty()) {
    line += fmt::format(" \"{}\"", head(issue.finding->quote, text_limit));
  }
  if (issue.finding && issue.finding->counterweight) {
    line += fmt::format(" ({})", head(reservation(*issue.finding), text_limit));
  }
  if (issue.finding && !issue.finding->fingerprint.empty()) {
    line += ' ' + head(issue.finding->fingerprint, name_limit);
  }
  if (issue.finding) line += judgement(*issue.finding);
  if (!issue.advice().empty()) {
    line += fmt::format("; would pass: {}", head(issue.advice(), text_limit));
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line + '\n';
}

// Lines up to a limit, then how many were left out.
class Lines {
 public:
  Lines(std::string_view home, std::string_view root) : home_(home), root_(root) {}

  void add(const Issue& issue) {
    if (count_++ < lines_limit) text_ += line_of(issue, home_, root_);
  }
  std::string text() const {
    if (count_ <= lines_limit) return text_;
    return text_ + fmt::format("+{} more: see the compliance report\n", count_ - lines_limit);
  }

 private:
  std::string_view home_;
  std::string_view root_;
  std::string text_;
  std::size_t count_ = 0;
};

class JunitReport final : public Report {
 public:
  JunitReport(Sink sink, JunitReportOptions options)
      : xml_(std::move(sink)), options_(std::move(options)) {}

  void begin(const Run& run) override {
    root_ = run.root;
    timestamp_ = timestamp(options_.started, run.date);
    for (const Provenance& input : run.provenance) {
      if (input.kind != "pack") continue;
      const std::string pack = input.id + ' ' + input.version;
      if (packs_.ends_with(pack)) continue;  // a pack may be of several files
      packs_ += (packs_.empty() ? "" : ", ") + pack;
    }
    xml_.declaration().open("testsuites");
  }

  void document(const DocumentResult& result) override {
    home_ = result.document.info.path;
    std::vector<Case> cases;
    UniqueNames names;
    cases.reserve(result.entries.size() + 1);
    cases.push_back(page_case(result, options_.policy));
    cases.back().name = names.add("page");
    for (const EntryResult& entry : result.entries) {
      std::string name = head(entry.id, name_limit) + ": " + head(entry.claim, claim_limit);
      cases.push_back(entry_case(entry, result.document.info.role, options_.policy));
      cases.back().name = names.add(collapsed(name));
    }
    const std::string_view path = shown_path(result.document.info.path, root_);
    open_suite(collapsed(path), cases);
    properties(result);
    const std::string classname = class_names_.add(class_name(result.document.info.id));
    for (const Case& one : cases) write(one, classname);
    close_suite(passed_issues(cases));
  }

  void end(const Run& summary) override {
    home_.clear();
    std::vector<Case> cases;
    UniqueNames names;
    for (const Error& trouble : summary.troubles) {
      cases.push_back(trouble_case(trouble, root_));
      cases.back().name = names.add(collapsed(cases.back().name));
    }
    const bool cannot_answer = summary.exit_status == exit_invalid_input ||
                               summary.exit_status == exit_cannot_answer ||
                               summary.exit_status == exit_internal_error;
    if (cases.empty() && ((cannot_answer && !has_errors_) || suites_ == 0)) {
      const std::string why =
          summary.reasons.empty() ? "nothing was examined" : summary.reasons.front().text;
      cases.push_back({"run", {}, Outcome::errored, "cannot-answer", why});
    }
    if (!cases.empty()) {
      open_suite("caveat", cases);
      xml_.open("properties").close();
      const std::string classname = class_names_.add("caveat");
      for (const Case& one : cases) write(one, classname);
      close_suite({});
    }
    xml_.close().finish();
  }

 private:
  // What stands in the system-out: issues of cases that are neither failed nor in error.
  std::string passed_issues(std::span<const Case> cases) const {
    Lines lines(home_, root_);
    for (const Case& one : cases) {
      if (one.outcome == Outcome::failed || one.outcome == Outcome::errored) continue;
      for (const Check& check : one.checks) {
        for_each_issue(check, [&](const Issue& issue) { lines.add(issue); });
      }
    }
    return lines.text();
  }

  void open_suite(const std::string& name, std::span<const Case> cases) {
    const auto count = [&](Outcome outcome) {
      return std::count_if(cases.begin(), cases.end(),
                           [&](const Case& one) { return one.outcome == outcome; });
    };
    has_errors_ = has_errors_ || count(Outcome::errored) > 0;
    xml_.open("testsuite").attribute("name", name).attribute("package", "caveat");
    xml_.attribute("id", suites_++).attribute("hostname", "localhost");
    xml_.attribute("timestamp", timestamp_).attribute("tests", cases.size());
    xml_.attribute("failures", count(Outcome::failed));
    xml_.attribute("errors", count(Outcome::errored));
    xml_.attribute("skipped", count(Outcome::skipped)).attribute("time", "0.000");
  }

  void close_suite(const std::string& system_out) {
    xml_.element("system-out", system_out).element("system-err", "").close();
  }

  void properties(const DocumentResult& result) {
    const DocumentInfo& info = result.document.info;
    xml_.open("properties");
    property("path", shown_path(info.path, root_));
    property("href", info.href);
    property("owner", info.owner);
    property("digest", result.digest);
    property("register-verdict", to_string(result.register_verdict));
    property("page-verdict", to_string(result.page_verdict));
    property("packs", packs_);
    xml_.close();
  }

  void property(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml_.open("property").attribute("name", name).attribute("value", bounded(value)).close();
  }

  void write(const Case& one, const std::string& classname) {
    xml_.open("testcase").attribute("name", one.name).attribute("classname", classname);
    xml_.attribute("time", "0.000");
    if (one.outcome == Outcome::skipped) {
      xml_.open("skipped").attribute("message", head(one.message, text_limit)).close();
    } else if (one.outcome != Outcome::passed) {
      xml_.open(one.outcome == Outcome::failed ? "failure" : "error");
      xml_.attribute("type", collapsed(head(one.type, name_limit)));
      xml_.attribute("message", head(one.message, text_limit));
      Lines lines(home_, root_);
      for (const Check& check : one.checks) {
        for_each_issue(check, [&](const Issue& issue) { lines.add(issue); });
      }
      xml_.text(lines.text());
      // A link that was cut would open another place, or none.
      const bool opens = !one.link.empty() && one.link.size() <= link_limit;
      if (opens) xml_.text(fmt::format("see {}\n", one.link));
      xml_.close();
    }
    xml_.close();
  }

  XmlWriter xml_;
  JunitReportOptions options_;
  std::string root_;
  std::string home_;  // path of the document being written
  std::string timestamp_;
  std::string packs_;
  UniqueNames class_names_;
  std::size_t suites_ = 0;
  bool has_errors_ = false;
};

}  // namespace

std::unique_ptr<Report> make_junit_report(Sink sink, JunitReportOptions options) {
  return std::make_unique<JunitReport>(std::move(sink), std::move(options));
}

}  // namespace caveat

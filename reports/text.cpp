// SPDX-License-Identifier: Apache-2.0

#include "reports/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "language/language.hpp"
#include "reports/callees.hpp"
#include "reports/display.hpp"
#include "reports/excerpt.hpp"
#include "reports/items.hpp"
#include "reports/paint.hpp"
#include "reports/spool.hpp"

namespace caveat {

namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t label_width = 12;
constexpr std::size_t narrowest = 40;         // below it, a terminal's width is not believed
constexpr std::size_t listed_documents = 20;  // of those not checked

std::string counted(std::size_t number, std::string_view thing) {
  const std::string_view plural = thing.ends_with('y') ? "ies" : "s";
  if (number == 1) return fmt::format("1 {}", thing);
  if (thing.ends_with('y')) thing.remove_suffix(1);
  return fmt::format("{} {}{}", number, thing, plural);
}

class TextReport final : public Report {
 public:
  TextReport(Sink sink, TextReportOptions options)
      : sink_(std::move(sink)), options_(std::move(options)) {
    if (options_.width != 0) options_.width = std::max(options_.width, narrowest);
    if (!options_.language) return;
    for (const Rule& rule : options_.language->rules()) rules_.emplace(rule.id, &rule);
  }

  void begin(const Run&) override {}

  void document(const DocumentResult& result) override {
    callees_.add(result);
    if (!result.not_checked_reason.empty()) add_not_checked(result);
    add_left_open(result);
    if (options_.quiet) return;
    const std::vector<Item> items = items_of(result);
    if (items.empty() && result.not_checked_reason.empty()) return;
    write_heading(result, items);
    SentenceIndex sentences(result.document);
    const EntryResult* above = nullptr;  // whose claim stands above already
    for (const FoldedItem& folded : folded(items)) {
      write_item(folded.first, result, sentences, above);
      write_others(folded);
      above = folded.first.issue.finding ? nullptr : folded.first.entry;
    }
  }

  void end(const Run& summary) override {
    for (const Error& trouble : summary.troubles) write_trouble(trouble);
    write_summary(summary);
    sink_(headline(summary) + "\n");
    body_.send_to(sink_);
  }

 private:
  std::string painted(Paint paint, std::string_view text) const {
    return options_.color ? caveat::painted(paint, text) : std::string(text);
  }

  void line(std::string_view text) {
    body_.add(text);
    body_.add("\n");
  }

  void write_heading(const DocumentResult& result, const std::vector<Item>& items) {
    const DocumentInfo& info = result.document.info;
    const auto verdict = [&](Verdict value) { return painted(paint_of(value), to_string(value)); };
    std::string heading =
        fmt::format("\n{}  page {}, register {}", painted(Paint::bold, visible(info.path)),
                    verdict(result.page_verdict), verdict(result.register_verdict));
    if (info.role == Role::source) heading += ", somebody else's page";
    if (!info.owner.empty()) heading += ", owner " + visible(info.owner);
    for (const auto& [rank, thing] :
         {std::pair(Urgency::error, "error"), std::pair(Urgency::warning, "warning")}) {
      const auto number = std::ranges::count(items, rank, urgency);
      if (number > 0) heading += ", " + counted(static_cast<std::size_t>(number), thing);
    }
    line(heading);
    if (!result.not_checked_reason.empty()) labelled("not checked", result.not_checked_reason);
  }

  void write_item(const Item& item, const DocumentResult& result, SentenceIndex& sentences,
                  const EntryResult* above) {
    const Issue& issue = item.issue;
    const bool goes_on = !issue.finding && item.entry && item.entry == above;
    const std::string mark = item.is_undecided
                                 ? painted(Paint::yellow, to_string(issue.check->verdict))
                                 : painted(paint_of(issue.severity), to_string(issue.severity));
    line(fmt::format("{}{} {} {} {}", goes_on ? "" : "\n",
                     visible(place_of(issue, result.document.info.path)), mark,
                     visible(issue.rule()), visible(issue.message())));
    if (issue.finding) {
      write_excerpt(*issue.finding, result.document, sentences);
      labelled("judged", judgement(*issue.finding, result.document, sentences));
      labelled("weighed", reservation(*issue.finding));
      labelled("why", issue.finding->why);
    } else if (item.entry && !goes_on) {
      write_claim(*item.entry);
    }
    labelled("would pass", issue.advice());
    if (issue.finding) write_basis(*issue.finding);
  }

  std::size_t columns() const { return options_.width == 0 ? 0 : options_.width - indent; }

  void write_excerpt(const Finding& finding, const Document& document, SentenceIndex& sentences) {
    const std::string& path = finding.where.path;
    const bool is_in_document = path.empty() || path == document.info.path;
    const auto sentence = is_in_document ? sentences.sentence_at(finding.trigger) : std::nullopt;
    const Span marked = sentence ? to_text(document, finding.trigger, *sentence) : Span{};
    if (marked.empty()) {
      labelled("words", finding.quote);
      return;
    }
    const Excerpt shown =
        excerpt(document.text_of(*sentence),
                {marked.start - sentence->start, marked.end - sentence->start}, columns());
    line(std::string(indent, ' ') + shown.line);
    const std::size_t before = shown.carets.find('^');
    line(std::string(indent + before, ' ') +
         painted(paint_of(finding.severity), std::string_view(shown.carets).substr(before)));
  }

  // "cure, asserted", and in which clause where that is not all of the sentence.
  static std::string judgement(const Finding& finding, const Document& document,
                               SentenceIndex& sentences) {
    std::string text = fmt::format("{}, {}", finding.category, to_string(finding.status));
    const auto sentence = sentences.sentence_at(finding.trigger);
    if (!finding.scope || !sentence) return text;
    const Span clause = to_text(document, *finding.scope, *sentence);
    const bool all = clause.start == sentence->start && clause.end + 1 >= sentence->end;
    if (!clause.empty() && !all) text += fmt::format(" in \"{}\"", document.text_of(clause));
    return text;
  }

  void write_claim(const EntryResult& entry) {
    std::string claim = entry.claim;
    if (options_.width != 0) {
      claim = excerpt(claim, {}, options_.width - indent - label_width).line;
    }
    labelled("claim", claim);
    if (!entry.derived) labelled("entry", entry.id);
    // A broken address cannot be followed.
    if (!entry.origin.link.empty()) line(label("see") + visible(entry.origin.link));
  }

  // Provisions and precedents are spelt out the first time they are met.
  void write_basis(const Finding& finding) {
    std::string known;
    for (const std::string& slug : finding.provisions) {
      const Provision* provision = options_.language ? options_.language->provision(slug) : nullptr;
      if (provision && spelt_out_.insert("provision " + slug).second) {
        labelled("provision", fmt::format("{} ({} {}, grade {}): {}", slug, provision->instrument,
                                          provision->locator, provision->grade, provision->says));
      } else {
        known += (known.empty() ? "" : ", ") + slug;
      }
    }
    labelled("provision", known);
    const auto rule = rules_.find(finding.rule);
    if (rule == rules_.end() || rule->second->precedents.empty()) return;
    if (!spelt_out_.insert("precedent " + finding.rule).second) return;
    const Precedent& precedent = rule->second->precedents.front();
    labelled("precedent",
             fmt::format("\"{}\": {}, {}", precedent.quote, precedent.authority, precedent.year));
    if (!precedent.href.empty()) line(label("see") + visible(precedent.href));
  }

  static std::string label(std::string_view name) {
    std::string text = fmt::format("{}{}:", std::string(indent, ' '), name);
    text.resize(std::max(indent + label_width, text.size() + 1), ' ');
    return text;
  }

  // `label: text`, wrapped on a terminal. Nothing when there is no text.
  void labelled(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    const std::size_t left = indent + label_width;
    std::string start = label(name);
    for (const std::string& part : wrapped(text, options_.width == 0 ? 0 : options_.width - left)) {
      line(start + part);
      start.assign(left, ' ');
    }
  }

  void write_trouble(const Error& trouble) {
    const std::string where = visible(to_string(trouble.where()));
    line(fmt::format("\n{}{}{} {}", where, where.empty() ? "" : ": ", painted(Paint::red, "error:"),
                     visible(trouble.problem())));
    labelled("help", trouble.help());
  }

  // The same trouble of other claims: where they are, not all of it again.
  void write_others(const FoldedItem& folded) {
    if (folded.others.empty()) return;
    std::string places;
    for (const Item* other : folded.others) {
      if (!places.empty()) places += ", ";
      const Location& where = other->issue.where();
      places +=
          other->entry->derived ? fmt::format("{}:{}", where.line, where.column) : other->entry->id;
    }
    labelled("also", fmt::format("{}: {}", counted(folded.others.size(), "more claim"), places));
  }

  // What was left open of any entry is told of its document, once.
  void add_left_open(const DocumentResult& result) {
    std::set<LeftOpen> open;
    const auto add = [&](const Check& check) {
      if (is_left_open(check)) open.emplace(check.rule, check.message, check.advice);
    };
    for (const Check& check : result.checks) add(check);
    for (const EntryResult& entry : result.entries) {
      for (const Check& check : entry.checks) add(check);
    }
    for (const LeftOpen& what : open) ++left_open_[what];
  }

  void add_not_checked(const DocumentResult& result) {
    if (++not_checked_ > listed_documents) return;
    not_checked_lines_.push_back(fmt::format("{} ({})", visible(result.document.info.path),
                                             visible(result.not_checked_reason)));
  }

  void write_summary(const Run& summary) {
    const Counts& counts = summary.counts;
    const auto verdict = [&](Verdict value) { return painted(paint_of(value), to_string(value)); };
    line("");
    line(fmt::format("register:     {}   (are the entries in order)",
                     verdict(summary.register_verdict)));
    line(fmt::format("page:         {}   (may the pages go out as they stand)",
                     verdict(summary.page_verdict)));
    line(fmt::format("found:        {}, {}, {}", counted(counts.errors, "error"),
                     counted(counts.warnings, "warning"), counted(counts.notes, "note")));
    line(fmt::format("examined:     {}, {}, {}", counted(counts.documents, "document"),
                     counted(counts.entries, "entry"), counted(counts.checks, "check")));
    line("checks:       " + check_counts(counts));
    for (const std::string& text : not_checked_lines_) line("not checked:  " + text);
    if (not_checked_ > listed_documents) {
      line(fmt::format("not checked:  {} more",
                       counted(not_checked_ - listed_documents, "document")));
    }
    for (const auto& [what, number] : left_open_) {
      const auto& [rule, message, advice] = what;
      line(fmt::format("not checked:  {} of {}: {}", visible(rule), counted(number, "document"),
                       visible(message)));
      if (!advice.empty()) line("              " + visible(advice));
    }
    if (counts.not_examined != 0) {
      line(fmt::format("passed over:  {} of other kinds", counted(counts.not_examined, "file")));
    }
    for (const Reason& reason : summary.reasons) {
      line(fmt::format("exit status:  {}, {}", reason.status, visible(reason.text)));
    }
    if (summary.reasons.empty()) line(fmt::format("exit status:  {}", summary.exit_status));
  }

  static std::string check_counts(const Counts& counts) {
    std::string text;
    const auto add = [&](std::size_t number, Verdict verdict) {
      if (number == 0) return;
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, to_string(verdict));
    };
    add(counts.pass, Verdict::pass);
    add(counts.fail, Verdict::fail);
    add(counts.error, Verdict::error);
    add(counts.needs_human, Verdict::needs_human);
    add(counts.not_checked, Verdict::not_checked);
    add(counts.waived, Verdict::waived);
    add(counts.not_applicable, Verdict::not_applicable);
    return text.empty() ? "none" : text;
  }

  // How it ended, why, and who answers for it.
  std::string headline(const Run& summary) const {
    std::string text;
    switch (summary.exit_status) {
      case 0:
        text = painted(Paint::green, "passed");
        break;
      case 1:
        text = painted(Paint::red, "failed");
        break;
      case 4:
        text = painted(Paint::red, "failed on waivers");
        break;
      case 5:
        text = painted(Paint::red, "drifted");
        break;
      default:
        text = painted(Paint::red, "cannot answer");
        break;
    }
    if (summary.reasons.empty()) {
      text += fmt::format(": {} examined", counted(summary.counts.documents, "document"));
    } else {
      text += ": " + visible(summary.reasons.front().text);
    }
    if (summary.reasons.size() > 1) {
      text += fmt::format("; {}", counted(summary.reasons.size() - 1, "more reason"));
    }
    if (summary.counts.errors > 0) text += "; " + counted(summary.counts.errors, "error");
    if (summary.exit_status != 0) text += visible(callees_.text());
    return text;
  }

  Sink sink_;
  TextReportOptions options_;
  std::map<std::string_view, const Rule*> rules_;
  std::set<std::string> spelt_out_;
  Spool body_;
  Callees callees_;
  std::size_t not_checked_ = 0;
  std::vector<std::string> not_checked_lines_;
  // Rule, message, advice of checks that were not made; and of how many documents.
  using LeftOpen = std::tuple<std::string, std::string, std::string>;
  std::map<LeftOpen, std::size_t> left_open_;
};

}  // namespace

std::unique_ptr<Report> make_text_report(Sink sink, TextReportOptions options) {
  return std::make_unique<TextReport>(std::move(sink), std::move(options));
}

}  // namespace caveat

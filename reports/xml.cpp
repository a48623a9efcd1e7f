// SPDX-License-Identifier: Apache-2.0

#include "reports/xml.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <utility>

#include "reports/cutting.hpp"
#include "reports/elements.hpp"
#include "reports/issue.hpp"

namespace caveat {

namespace {

// libxml2 refuses text above 10 MB, and takes quadratic time over text full of markup.
constexpr std::uint32_t block_limit = 64u << 10;

std::string_view name_of(Role role) { return role == Role::source ? "source" : "published"; }

std::string_view name_of(Format format) {
  switch (format) {
    case Format::text:
      return "text";
    case Format::markdown:
      return "markdown";
    case Format::html:
      return "html";
  }
  return "text";
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list-item";
    case BlockKind::table_cell:
      return "table-cell";
    case BlockKind::quotation:
      return "quotation";
    case BlockKind::caption:
      return "caption";
    case BlockKind::alternative:
      return "alternative";
    case BlockKind::title:
      return "title";
    case BlockKind::description:
      return "description";
  }
  return "paragraph";
}

std::string_view name_of(Region region) {
  switch (region) {
    case Region::body:
      return "";
    case Region::header:
      return "header";
    case Region::footer:
      return "footer";
    case Region::aside:
      return "aside";
    case Region::navigation:
      return "navigation";
  }
  return "";
}

std::string_view name_of(Error::Kind kind) {
  return kind == Error::Kind::invalid ? "invalid" : "unavailable";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += ' ';
    all += word;
  }
  return all;
}

// Of 1, in hundredths.
std::string share(double value) { return fmt::format("{:.2f}", value); }

class XmlReport final : public Report {
 public:
  XmlReport(Sink sink, XmlReportOptions options)
      : out_(std::move(sink)), options_(std::move(options)) {}

  void begin(const Run& head) override {
    root_ = head.root;
    out_.xml().declaration().open("report");
    out_.xml().attribute("xmlns", "urn:caveat:report:1").attribute("schema-version", "1.0");
    provenance(head);
    out_.xml().open("documents");
  }

  void document(const DocumentResult& result) override {
    home_ = result.document.info.path;
    out_.open("document");
    attributes(result);
    if (!options_.omit_text) text(result.document);
    for (const Check& check : result.checks) write(check, nullptr);
    for (const EntryResult& entry : result.entries) write(entry);
    out_.xml().close();
  }

  void end(const Run& summary) override {
    home_.clear();
    out_.xml().close();
    if (options_.language) basis(*options_.language);
    out_.xml().open("troubles");
    for (const Error& trouble : summary.troubles) write(trouble);
    out_.xml().close();
    write_summary(summary);
    out_.xml().close().finish();
  }

 private:
  // What the findings above rest on, once: the report stands without the packs.
  void basis(const Language& language) {
    out_.xml().open("basis");
    for (const Rule& rule : language.rules()) {
      if (!rules_.contains(rule.id)) continue;
      out_.open("rule");
      out_.attribute("id", rule.id);
      out_.attribute("severity", to_string(rule.severity));
      out_.attribute("status", rule.life);
      out_.attribute("since", rule.since);
      out_.flag("definition", rule.by_definition);
      out_.end_attributes();
      out_.quote("title", rule.title);
      for (const Precedent& precedent : rule.precedents) {
        out_.open("precedent");
        out_.attribute("authority", precedent.authority);
        out_.attribute("year", precedent.year);
        out_.attribute("href", precedent.href);
        out_.end_attributes();
        out_.quote("quote", precedent.quote);
        out_.xml().close();
      }
      out_.xml().close();
    }
    for (const Provision& provision : language.provisions()) {
      if (!provisions_.contains(provision.slug)) continue;
      out_.open("provision");
      out_.attribute("slug", provision.slug);
      out_.attribute("jurisdiction", provision.jurisdiction);
      out_.attribute("grade", provision.grade);
      out_.attribute("instrument", provision.instrument);
      out_.attribute("locator", provision.locator);
      out_.attribute("href", provision.href);
      out_.end_attributes();
      out_.quote("says", provision.says);
      out_.xml().close();
    }
    out_.xml().close();
  }

  void provenance(const Run& head) {
    out_.open("provenance");
    out_.attribute("as-of", head.date);
    out_.attribute_if("root", shown_path(head.root, {}));
    out_.attribute_if("started", options_.started);
    out_.end_attributes();
    out_.open("tool");
    out_.attribute("name", "caveat");
    out_.attribute("version", head.tool_version);
    out_.end_attributes();
    out_.xml().close();
    for (const Provenance& input : head.provenance) {
      out_.open("input");
      out_.attribute("kind", input.kind);
      out_.attribute("id", shown_path(input.id, root_));
      out_.attribute_if("version", input.version);
      out_.attribute_if("digest", input.digest);
      out_.end_attributes();
      out_.xml().close();
    }
    out_.xml().close();
  }

  void attributes(const DocumentResult& result) {
    const Document& document = result.document;
    const DocumentInfo& info = document.info;
    out_.attribute("id", info.id);
    out_.attribute("path", shown_path(info.path, root_));
    out_.attribute_if("href", info.href);
    out_.attribute("role", name_of(info.role));
    out_.attribute("content-kind", info.content_kind);
    out_.attribute_if("jurisdictions", joined(info.jurisdictions));
    out_.attribute_if("lang", language_of(document));
    out_.attribute_if("owner", info.owner);
    out_.attribute_if("retrieved", info.retrieved);
    out_.attribute("format", name_of(document.format));
    out_.attribute("charset", document.charset);
    out_.flag("charset-assumed", document.charset_assumed);
    out_.attribute_if("digest", result.digest);
    const std::string registered = info.sha256.empty() ? "" : "sha256:" + info.sha256;
    if (registered != result.digest) out_.attribute_if("registered-digest", registered);
    out_.xml().attribute("bytes", document.source.size());
    out_.attribute("register-verdict", to_string(result.register_verdict));
    out_.attribute("page-verdict", to_string(result.page_verdict));
    out_.attribute_if("not-checked-reason", result.not_checked_reason);
    out_.end_attributes();
  }

  static std::string_view language_of(const Document& document) {
    if (!document.info.lang.empty()) return document.info.lang;
    return document.detected_lang.empty() ? document.declared_lang : document.detected_lang;
  }

  void text(const Document& document) {
    out_.open("text");
    for (const Block& block : document.blocks) {
      Span rest = block.text;
      do {
        rest.start = write_block(document, block, rest, rest.start != block.text.start);
      } while (!rest.empty());
    }
    out_.xml().close();
  }

  // Writes as much of `rest` as one element may hold; returns where it stopped.
  std::uint32_t write_block(const Document& document, const Block& block, Span rest,
                            bool is_continued) {
    Span part = rest;
    if (part.size() > block_limit) {
      part.end = part.start + block_limit;
      part.end = static_cast<std::uint32_t>(character_start(document.text, part.end));
    }
    out_.open("block");
    out_.attribute("kind", name_of(block.kind));
    out_.attribute_if("region", name_of(block.region));
    if (block.level > 0) out_.xml().attribute("level", block.level);
    out_.flag("collapsed", block.collapsed);
    out_.flag("hidden", block.hidden);
    out_.flag("struck", block.struck);
    out_.flag("quoted", block.quoted);
    out_.flag("continued", is_continued);
    out_.span(document.map.to_source(part));
    const std::string_view written = document.text_of(part);
    out_.flag("sanitised", !is_xml_text(written));
    out_.xml().text(written).close();
    return part.end;
  }

  void write(const EntryResult& entry) {
    out_.open("entry");
    out_.attribute("id", entry.id);
    out_.attribute("kind", entry.kind);
    out_.attribute("verdict", to_string(worst_verdict(entry.checks)));
    out_.attribute_if("fingerprint", entry.fingerprint);
    out_.flag("derived", entry.derived);
    out_.attribute("confirmed", entry.confirmed ? "true" : "false");
    if (!entry.span.empty()) out_.span(entry.span);
    out_.place(entry.where, home_, root_);
    out_.end_attributes();
    out_.quote("claim", entry.claim);
    for (const Check& check : entry.checks) {
      write(check, check.resolution ? &entry.origin : nullptr);
    }
    out_.xml().close();
  }

  // `fit`: of the anchor that the check is about; may be null.
  void write(const Check& check, const AnchorFit* fit) {
    out_.open("check");
    out_.attribute("rule", check.rule);
    out_.attribute("verdict", to_string(check.verdict));
    out_.attribute("severity", to_string(check.severity));
    if (check.resolution) out_.attribute("resolution", to_string(*check.resolution));
    if (fit != nullptr) {
      write_fit(fit->similarity, fit->context);
      out_.attribute("margin", share(fit->margin));
      out_.attribute_if("link", fit->link);
    }
    out_.place(check.where, home_, root_);
    out_.end_attributes();
    out_.quote_if("message", check.message);
    out_.quote_if("advice", check.advice);
    for (const Proof& proof : check.proofs) write(proof, fit);
    for (const Finding& finding : check.findings) write(finding);
    out_.xml().close();
  }

  void write_fit(double similarity, double context) {
    out_.attribute("similarity", share(similarity));
    out_.attribute("context", share(context));
  }

  void write(const Proof& proof, const AnchorFit* fit) {
    out_.open("evidence");
    out_.attribute("kind", proof.kind);
    if (fit != nullptr && proof.kind == "runner-up") {
      write_fit(fit->runner_up_similarity, fit->runner_up_context);
    }
    if (!proof.span.empty()) out_.span(proof.span);
    out_.place(proof.where, home_, root_);
    out_.end_attributes();
    out_.quote_if("note", proof.note);
    out_.quote_if("quote", proof.quote);
    out_.xml().close();
  }

  void write(const Finding& finding) {
    out_.open("finding");
    out_.attribute("rule", finding.rule);
    out_.attribute("category", finding.category);
    out_.attribute("status", to_string(finding.status));
    out_.attribute("severity", to_string(finding.severity));
    out_.attribute_if("fingerprint", finding.fingerprint);
    out_.span(finding.trigger);
    out_.place(finding.where, home_, root_);
    out_.end_attributes();
    out_.quote("quote", finding.quote);
    if (finding.cue) {
      out_.open("cue");
      out_.attribute("id", finding.cue->id);
      out_.span(finding.cue->span);
      out_.content(finding.cue->quote);
    }
    if (finding.scope) {
      out_.open("scope");
      out_.span(*finding.scope);
      out_.xml().close();
    }
    if (const auto& against = finding.counterweight) {
      out_.open("counterweight");
      if (!against->span.empty()) out_.span(against->span);
      out_.content(against->quote);
    }
    rules_.insert(finding.rule);
    for (const std::string& slug : finding.provisions) {
      provisions_.insert(slug);
      out_.open("provision");
      out_.attribute("slug", slug);
      out_.end_attributes();
      out_.xml().close();
    }
    out_.quote_if("message", finding.message);
    out_.quote_if("why", finding.why);
    out_.quote_if("advice", finding.advice);
    out_.xml().close();
  }

  void write(const Error& trouble) {
    out_.open("trouble");
    out_.attribute("kind", name_of(trouble.kind()));
    out_.place(trouble.where(), home_, root_);
    out_.end_attributes();
    out_.quote("problem", trouble.problem());
    out_.quote_if("help", trouble.help());
    out_.xml().close();
  }

  void write_summary(const Run& summary) {
    const Counts& counts = summary.counts;
    XmlWriter& xml = out_.xml();
    xml.open("summary");
    xml.attribute("register-verdict", to_string(summary.register_verdict));
    xml.attribute("page-verdict", to_string(summary.page_verdict));
    xml.attribute("exit-status", summary.exit_status);
    for (const Reason& reason : summary.reasons) {
      out_.open("reason");
      out_.xml().attribute("status", reason.status);
      out_.content(reason.text);
    }
    xml.open("counts").attribute("documents", counts.documents);
    xml.attribute("entries", counts.entries).attribute("not-examined", counts.not_examined);
    xml.close().open("checks").attribute("total", counts.checks);
    xml.attribute("pass", counts.pass).attribute("fail", counts.fail);
    xml.attribute("waived", counts.waived).attribute("not-applicable", counts.not_applicable);
    xml.attribute("not-checked", counts.not_checked);
    xml.attribute("needs-human", counts.needs_human).attribute("error", counts.error);
    xml.close().open("severities").attribute("error", counts.errors);
    xml.attribute("warning", counts.warnings).attribute("note", counts.notes);
    xml.close().close();
  }

  Elements out_;
  std::set<std::string> rules_, provisions_;  // that findings named
  XmlReportOptions options_;
  std::string root_;
  std::string home_;  // path of the document being written
};

}  // namespace

std::unique_ptr<Report> make_xml_report(Sink sink, XmlReportOptions options) {
  return std::make_unique<XmlReport>(std::move(sink), std::move(options));
}

}  // namespace caveat

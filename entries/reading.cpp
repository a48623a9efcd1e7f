// SPDX-License-Identifier: Apache-2.0

#include "entries/reading.hpp"

#include <fmt/format.h>

#include <charconv>
#include <unordered_map>
#include <utility>

#include "corpus/library.hpp"
#include "corpus/listing.hpp"
#include "files/digest.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace {

using namespace std::string_literals;

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    words += !space && !in_word ? 1 : 0;
    in_word = !space;
  }
  return words;
}

/// "120-180"; the schema has refused everything that is not two short numbers.
std::optional<Span> read_range(const XmlFile& xml, pugi::xml_node element, const char* name) {
  const std::string_view range = element.attribute(name).value();
  if (range.empty()) return std::nullopt;
  const char* const end = range.data() + range.size();
  Span span;
  const auto first = std::from_chars(range.data(), end, span.start);
  const auto second = std::from_chars(first.ptr + (first.ptr != end ? 1 : 0), end, span.end);
  if (first.ec != std::errc() || second.ec != std::errc()) {
    xml.fail(element, name, fmt::format("\"{}\" is beyond the largest file there is", range),
             "take the attribute out, or let \"caveat derive\" write it");
  }
  if (span.start >= span.end) {
    xml.fail(element, name, fmt::format("the range \"{}\" holds nothing", range),
             "its end is the first byte after the quote");
  }
  return span;
}

/// Reads the children of one file.
class FileReader {
 public:
  explicit FileReader(const XmlFile& xml) : xml_(xml) {}

  Entry read_entry(pugi::xml_node element) {
    Entry entry;
    entry.where = xml_.at(element);
    entry.id = attribute(element, "id");
    if (const pugi::xml_attribute kind = element.attribute("kind")) entry.kind = kind.value();
    entry.confirmed = attribute_is_yes(element, "confirmed", true);
    entry.strength = strength_from(attribute(element, "strength")).value_or(Strength::none);
    check_new_id(element, entry);
    seen_.clear();
    for (const pugi::xml_node child : element.children()) read_child(child, entry);
    if (entry.wording.empty()) {
      xml_.fail(element, fmt::format("entry \"{}\" has no <wording>", entry.id),
                "write down the claim as you put it, in <wording>");
    }
    return entry;
  }

  LeftOut read_left_out(pugi::xml_node element) {
    LeftOut line;
    line.where = xml_.at(element);
    line.reason = attribute(element, "reason");
    line.origin = read_place(element);
    return line;
  }

 private:
  void read_child(pugi::xml_node child, Entry& entry) {
    const std::string_view name = child.name();
    if (name == "also") {
      entry.also.push_back(read_place(child));
    } else if (name == "evidence") {
      entry.evidence.push_back(read_evidence(xml_, child, false));
    } else if (name == "risk-note") {
      entry.risks.push_back(read_risk(child));
    } else if (name == "authorisation") {
      entry.authorisations.push_back(read_authorisation(child));
    } else {
      check_single(child, entry);
      read_single(name, child, entry);
    }
  }

  void read_single(std::string_view name, pugi::xml_node child, Entry& entry) {
    if (name == "wording") entry.wording = child.child_value();
    if (name == "product") entry.product = child.child_value();
    if (name == "therapy") entry.therapy = read_mention(child);
    if (name == "condition") entry.condition = read_mention(child);
    if (name == "population") entry.population = child.child_value();
    if (name == "outcome") entry.outcome = child.child_value();
    if (name == "origin") entry.origin = read_place(child);
    if (name == "source-wording") entry.source_wording = read_source_wording(child);
    if (name == "review") entry.review = read_review(child);
    if (name == "audit") entry.audit = read_audit(child);
    if (name == "note") entry.note = child.child_value();
  }

  /// <origin>, <also> or <left-out>: a document and an anchor in it.
  Anchor read_place(pugi::xml_node element) const {
    Anchor anchor = read_anchor(element.child("anchor"));
    anchor.document = attribute(element, "document");
    anchor.resolution = attribute(element, "resolution");
    return anchor;
  }

  Anchor read_anchor(pugi::xml_node element) const {
    Anchor anchor;
    anchor.where = xml_.at(element);
    for (const pugi::xml_node child : element.children()) {
      std::string* const field = field_of(anchor, child.name());
      if (!field->empty()) xml_.fail(child, fmt::format("<{}> stands twice", child.name()));
      *field = child.child_value();
    }
    anchor.digest = attribute(element, "digest");
    anchor.position = read_range(xml_, element, "bytes");
    anchor.position_codepoints = read_range(xml_, element, "codepoints");
    check_quote(element, anchor);
    return anchor;
  }

  static std::string* field_of(Anchor& anchor, std::string_view name) {
    if (name == "exact") return &anchor.exact;
    if (name == "start") return &anchor.start;
    if (name == "end") return &anchor.end;
    if (name == "prefix") return &anchor.prefix;
    return &anchor.suffix;
  }

  void check_quote(pugi::xml_node element, const Anchor& anchor) const {
    if (anchor.exact.empty() && anchor.start.empty()) {
      xml_.fail(element, "an anchor without a quote"s,
                "give it <exact>, or <start> and <end> with digest=\"...\"");
    }
    if (!anchor.exact.empty() && (!anchor.start.empty() || !anchor.end.empty())) {
      xml_.fail(element, "an anchor has <exact>, or <start> and <end>, not both"s,
                "keep one of them");
    }
    if (anchor.start.empty()) return;
    if (anchor.digest.empty()) {
      xml_.fail(element, "an anchor with <start> needs digest=\"...\""s,
                "\"caveat derive\" writes it; or quote all of it in <exact>");
    }
    for (const char* const name : {"start", "end"}) {
      const pugi::xml_node words = element.child(name);
      if (word_count(words.child_value()) > Anchor::most_end_words) {
        xml_.fail(words, fmt::format("<{}> has more than {} words", name, Anchor::most_end_words),
                  "the first and last words are enough, or quote all of it in <exact>");
      }
    }
  }

  RiskNote read_risk(pugi::xml_node element) const {
    RiskNote note = read_risk_note(xml_, element, false);
    if (const pugi::xml_node origin = element.child("origin")) {
      if (origin.next_sibling("origin")) {
        xml_.fail(origin.next_sibling("origin"), "a risk note has one <origin>"s);
      }
      note.anchor = read_place(origin);
    }
    return note;
  }

  Mention read_mention(pugi::xml_node element) const {
    return {element.child_value(), attribute(element, "class"), attribute(element, "route"),
            read_range(xml_, element, "at")};
  }

  static SourceWording read_source_wording(pugi::xml_node element) {
    return {attribute(element, "disposition"), attribute(element, "by"), attribute(element, "on")};
  }

  Authorisation read_authorisation(pugi::xml_node element) const {
    return {attribute(element, "jurisdiction"),
            attribute(element, "authority"),
            attribute(element, "number"),
            attribute(element, "product"),
            attribute(element, "indication"),
            attribute(element, "holder"),
            attribute(element, "label"),
            attribute(element, "on"),
            xml_.at(element)};
  }

  Review read_review(pugi::xml_node element) const {
    for (const char* const name : {"text", "wording"}) {
      const pugi::xml_node second = element.child(name).next_sibling(name);
      if (second) xml_.fail(second, fmt::format("<{}> stands twice", name));
    }
    return {attribute(element, "decision"),      attribute(element, "by"),
            attribute(element, "role"),          attribute(element, "on"),
            attribute(element, "next-due"),      attribute(element, "digest"),
            attribute(element, "claim-digest"),  attribute(element, "evidence-digest"),
            attribute(element, "risk-digest"),   attribute(element, "packs-digest"),
            element.child("text").child_value(), element.child("wording").child_value()};
  }

  static AuditNotes read_audit(pugi::xml_node element) {
    return {attribute(element, "manufacturer"), attribute(element, "cell-source"),
            attribute(element, "audience"),     attribute(element, "channel"),
            attribute(element, "owner"),        attribute(element, "published"),
            attribute(element, "withdrawn")};
  }

  void check_new_id(pugi::xml_node element, const Entry& entry) {
    const auto [other, is_new] = ids_.emplace(entry.id, entry.where.line);
    if (is_new) return;
    xml_.fail(element, "id", fmt::format("two entries have the id \"{}\"", entry.id),
              fmt::format("the other stands on line {}", other->second));
  }

  void check_single(pugi::xml_node child, const Entry& entry) {
    for (const std::string_view other : seen_) {
      if (other == child.name()) {
        xml_.fail(child, fmt::format("<{}> stands twice in entry \"{}\"", child.name(), entry.id),
                  "keep one of them");
      }
    }
    seen_.push_back(child.name());
  }

  const XmlFile& xml_;
  std::unordered_map<std::string, std::size_t> ids_;  // and their lines
  std::vector<std::string_view> seen_;                // children of the entry at hand
};

EntriesFile read_file(XmlFile xml, const std::filesystem::path& folder, const EntriesSink& sink) {
  if (std::string_view(xml.root().name()) != "entries") {
    xml.fail(xml.root(),
             fmt::format("an entries file begins with <entries>, not <{}>", xml.root().name()));
  }
  EntriesFile file;
  file.path = xml.path();
  file.digest = "sha256:" + sha256_hex(xml.bytes());
  FileReader reader(xml);
  xml.each_child([&](pugi::xml_node element) {
    const std::string_view name = element.name();
    if (name == "documents") read_documents(xml, element, folder, file.documents, file.troubles);
    if (name == "entry") sink.entry(reader.read_entry(element));
    if (name == "left-out") sink.left_out(reader.read_left_out(element));
  });
  return file;
}

// A file of entries may be larger than any other: it is never in memory as a tree.
constexpr XmlOptions large_file = {.limit_bytes = std::size_t{512} << 20, .by_children = true};

}  // namespace

EntriesFile stream_entries(std::string bytes, const std::string& path,
                           const std::filesystem::path& folder, const EntriesSink& sink,
                           Validation validation) {
  const Schema* const schema =
      validation == Validation::by_schema ? &embedded_schema("entries") : nullptr;
  return read_file(XmlFile(path, std::move(bytes), schema, large_file), folder, sink);
}

EntriesFile load_entries(const std::filesystem::path& path) {
  const std::string shown = path.generic_string();
  return parse_entries(read_input(path, shown, large_file.limit_bytes, Error::Kind::invalid), shown,
                       path.parent_path());
}

EntriesFile parse_entries(std::string bytes, const std::string& path,
                          const std::filesystem::path& folder) {
  std::vector<Entry> entries;
  std::vector<LeftOut> left_out;
  EntriesFile file =
      stream_entries(std::move(bytes), path, folder,
                     {.entry = [&](Entry&& entry) { entries.push_back(std::move(entry)); },
                      .left_out = [&](LeftOut&& line) { left_out.push_back(std::move(line)); }});
  file.entries = std::move(entries);
  file.left_out = std::move(left_out);
  return file;
}

}  // namespace caveat

// SPDX-License-Identifier: Apache-2.0

#include "analysis.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstring>
#include <iterator>
#include <vector>

#include "analysis_request.hpp"
#include "documents/reading.hpp"
#include "documents/source_cursor.hpp"
#include "json_text.hpp"
#include "language/reading.hpp"

namespace caveat {

namespace {

constexpr std::size_t large_answer = std::size_t{256} << 10;

// What stands between the text of a sentence and its findings: one of a few, ready made.
class Verdicts {
 public:
  Verdicts() {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const bool claim = i % 2 != 0, risk = i / 2 % 2 != 0;
      texts_[i] =
          fmt::format("\", \"claim\": {}, \"risk\": {}, \"strength\": \"{}\", \"findings\": [",
                      claim, risk, to_string(static_cast<Strength>(i / 4)));
    }
  }
  const std::string& of(const SentenceReading& read) const {
    return texts_[4 * static_cast<std::size_t>(read.strength) + 2 * std::size_t{read.risk} +
                  std::size_t{read.claim}];
  }

 private:
  std::array<std::string, 4 * (static_cast<std::size_t>(Strength::absolute) + 1)> texts_;
};

// A few words and numbers that are put together first and appended at once.
class Snippet {
 public:
  Snippet& add(std::string_view words) {
    assert(size_ + words.size() <= bytes_.size());
    std::memcpy(bytes_.data() + size_, words.data(), words.size());
    size_ += words.size();
    return *this;
  }
  Snippet& add(std::uint32_t number) {
    assert(size_ + most_digits <= bytes_.size());
    char* const from = bytes_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(from, from + most_digits, number).ptr - from);
    return *this;
  }
  void append_to(std::string& out) const { out.append(bytes_.data(), size_); }

 private:
  static constexpr std::size_t most_digits = 10;
  std::array<char, 96> bytes_;
  std::size_t size_ = 0;
};

}  // namespace

struct Analysis::State {
  explicit State(std::shared_ptr<const Language> language) : reader(std::move(language)) {}

  bool answer(AnalysisRequest& request, std::string& out);
  void sentence(const SentenceReading& read, const Sentence& sentence);
  void finding(const Assertion& made);
  void cue(const CueEntry* entry, Span text);
  void counterweight(const Assertion& made);
  void offsets(std::string_view before, Span source, std::string_view behind);
  bool find_targets(const AnalysisRequest& request);

  AnalysisRequestParser parser;
  // JSON is UTF-8, whatever a page in it declares.
  DocumentReader documents{{.charset = "utf-8", .detect_language = false}};
  Reader reader;
  CodePointIndex points;
  SourceCursor cursor;
  std::vector<Span> targets;
  const Verdicts verdicts;

  const Document* document = nullptr;
  const Reading* reading = nullptr;
  std::string* to = nullptr;
  const std::function<void(std::string&)>* take_away = nullptr;
};

Analysis::Analysis(std::shared_ptr<const Language> language)
    : state_(std::make_unique<State>(std::move(language))) {}
Analysis::~Analysis() = default;
Analysis::Analysis(Analysis&&) noexcept = default;
Analysis& Analysis::operator=(Analysis&&) noexcept = default;

bool Analysis::answer(std::string_view line, std::string& out) {
  AnalysisRequest request = state_->parser.parse(line);
  return state_->answer(request, out);
}

bool Analysis::answer_long(std::string line, std::string& out,
                           const std::function<void(std::string&)>& take_away) {
  AnalysisRequest request = state_->parser.parse_long(line);
  request.owned_text = std::move(line);
  state_->take_away = &take_away;
  const bool fine = state_->answer(request, out);
  state_->take_away = nullptr;
  return fine;
}

namespace {

void append_error(std::string& out, std::string_view id, std::string_view problem) {
  fmt::format_to(std::back_inserter(out), FMT_COMPILE("{{\"id\": {}, \"error\": "), id);
  append_json_string(out, problem);
  out += "}\n";
}

}  // namespace

bool Analysis::State::answer(AnalysisRequest& request, std::string& out) {
  if (request.problem.empty()) {
    try {
      document = request.owned_text.empty()
                     ? &documents.read(request.text, request.format)
                     : &documents.read(std::move(request.owned_text), request.format);
      if (!find_targets(request)) request.problem = "a target lies outside the text";
    } catch (const Error& error) {
      request.problem = error.problem();
    }
  }
  if (!request.problem.empty()) {
    append_error(out, request.id, request.problem);
    return false;
  }
  const Reading read = reader.read(*document, targets);
  points.start(document->source);
  cursor.start(document->map);
  reading = &read;
  to = &out;
  fmt::format_to(std::back_inserter(out), FMT_COMPILE("{{\"id\": {}, \"sentences\": ["),
                 request.id);
  for (std::size_t i = 0; i < read.sentences.size(); ++i) {
    if (i > 0) out += ", ";
    sentence(read.sentences[i], document->sentences[i]);
    if (take_away != nullptr && out.size() >= large_answer) (*take_away)(out);
  }
  out += ']';
  if (!request.targets.empty()) {
    out += ", \"targets\": [";
    for (std::size_t i = 0; i < read.targets.size(); ++i) {
      const TargetReading& target = read.targets[i];
      fmt::format_to(std::back_inserter(out),
                     FMT_COMPILE("{}{{\"start\": {}, \"end\": {}, \"status\": \"{}\", \"cue\": "),
                     i > 0 ? ", " : "", request.targets[i].first, request.targets[i].second,
                     to_string(target.status));
      cue(target.cue, target.cue_text);
      out += '}';
    }
    out += ']';
  }
  out += "}\n";
  return true;
}

// From code points of the source to bytes of the document's text.
bool Analysis::State::find_targets(const AnalysisRequest& request) {
  targets.clear();
  if (request.targets.empty()) return true;
  points.start(document->source);
  const auto size = static_cast<std::uint32_t>(document->source.size());
  const auto byte_of = [&](std::uint32_t wanted) {
    std::uint32_t low = 0, high = size;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (points.at(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const auto text_offset = [&](std::uint32_t source_byte, bool is_end) {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(document->text.size());
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const Span source = document->map.to_source({middle, middle + 1});
      if (is_end ? source.start < source_byte : source.end <= source_byte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const std::uint32_t last = points.at(size);
  for (const auto& [start, end] : request.targets) {
    if (end > last) return false;
    targets.push_back({text_offset(byte_of(start), false), text_offset(byte_of(end), true)});
  }
  return true;
}

void Analysis::State::offsets(std::string_view before, Span source, std::string_view behind) {
  Snippet()
      .add(before)
      .add("\"start\": ")
      .add(points.at(source.start))
      .add(", \"end\": ")
      .add(points.at(source.end))
      .add(behind)
      .append_to(*to);
}

void Analysis::State::sentence(const SentenceReading& read, const Sentence& sentence) {
  const Span source = cursor.to_source(sentence.text);
  offsets("{", source, ", \"text\": \"");
  if (document->format == Format::html) {
    append_json_characters(*to, document->text, sentence.text.start, sentence.text.end);
  } else {
    append_json_characters(*to, document->source, source.start, source.end);
  }
  *to += verdicts.of(read);
  bool is_first = true;
  for (const Assertion& made : reading->of(read)) {
    if (!is_first) *to += ", ";
    is_first = false;
    finding(made);
  }
  *to += "]}";
}

void Analysis::State::finding(const Assertion& made) {
  fmt::format_to(std::back_inserter(*to),
                 FMT_COMPILE("{{\"rule\": \"{}\", \"category\": \"{}\", \"status\": \"{}\", "
                             "\"severity\": \"{}\", \"trigger\": {{"),
                 made.rule->id, made.rule->category, to_string(made.status),
                 to_string(made.severity));
  offsets("", cursor.to_source(made.trigger), "}, \"cue\": ");
  cue(made.cue, made.cue_text);
  *to += ", \"provisions\": [";
  for (std::size_t i = 0; i < made.rule->provisions.size(); ++i) {
    if (i > 0) *to += ", ";
    append_json_string(*to, made.rule->provisions[i]);
  }
  *to += ']';
  if (made.weakened && made.status == Status::asserted) counterweight(made);
  *to += '}';
}

void Analysis::State::counterweight(const Assertion& made) {
  *to += ", \"counterweight\": ";
  if (made.counterweight.empty()) {
    *to += "null";
    return;
  }
  offsets("{", document->map.to_source(made.counterweight), "}");
}

void Analysis::State::cue(const CueEntry* entry, Span text) {
  if (entry == nullptr) {
    *to += "null";
    return;
  }
  fmt::format_to(std::back_inserter(*to), FMT_COMPILE("{{\"id\": \"{}\", "), entry->id);
  offsets("", cursor.to_source(text), "}");
}

}  // namespace caveat

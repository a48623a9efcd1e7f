// SPDX-License-Identifier: Apache-2.0

#include "analysis.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
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

}  // namespace

struct Analysis::State {
  explicit State(std::shared_ptr<const Language> language) : reader(std::move(language)) {}

  bool answer(AnalysisRequest& request, std::string& out);
  void sentence(const SentenceReading& read, const Sentence& sentence);
  void finding(const Assertion& made);
  void cue(const CueEntry* entry, Span text);
  void counterweight(const Assertion& made);
  void offsets(Span source);
  bool find_targets(const AnalysisRequest& request);

  AnalysisRequestParser parser;
  // JSON is UTF-8, whatever a page in it declares.
  DocumentReader documents{{.charset = "utf-8", .detect_language = false}};
  Reader reader;
  CodePointIndex points;
  SourceCursor cursor;
  std::vector<Span> targets;

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

void Analysis::State::offsets(Span source) {
  const auto append = [this](std::string_view name, std::uint32_t byte) {
    const fmt::format_int number(points.at(byte));
    to->append(name).append(number.data(), number.size());
  };
  append("\"start\": ", source.start);
  append(", \"end\": ", source.end);
}

void Analysis::State::sentence(const SentenceReading& read, const Sentence& sentence) {
  const Span source = cursor.to_source(sentence.text);
  *to += '{';
  offsets(source);
  *to += ", \"text\": ";
  append_json_string(*to,
                     document->format == Format::html
                         ? document->text_of(sentence.text)
                         : std::string_view(document->source).substr(source.start, source.size()));
  to->append(read.claim ? ", \"claim\": true" : ", \"claim\": false");
  to->append(read.risk ? ", \"risk\": true" : ", \"risk\": false");
  to->append(", \"strength\": \"").append(to_string(read.strength)).append("\", \"findings\": [");
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
  offsets(cursor.to_source(made.trigger));
  *to += "}, \"cue\": ";
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
  *to += '{';
  offsets(document->map.to_source(made.counterweight));
  *to += '}';
}

void Analysis::State::cue(const CueEntry* entry, Span text) {
  if (entry == nullptr) {
    *to += "null";
    return;
  }
  fmt::format_to(std::back_inserter(*to), FMT_COMPILE("{{\"id\": \"{}\", "), entry->id);
  offsets(cursor.to_source(text));
  *to += '}';
}

}  // namespace caveat

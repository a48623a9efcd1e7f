// SPDX-License-Identifier: Apache-2.0

#include "language/image.hpp"

#include <cassert>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace caveat {

namespace {

// The image itself is aligned to as much (embedded.cpp).
constexpr std::size_t alignment = 16;

template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;

// What both archives share: containers are described by their size and elements.
template <typename Self>
class Archive {
 public:
  template <typename... Members>
  void operator()(Members&... members) {
    (member(members), ...);
  }

  /// A large table that is used where the image has it instead of being copied.
  template <typename T>
  void in_place(std::vector<T>& own, std::span<const T>& used) {
    self().place(own, used);
  }
  void in_place(std::string& own, std::string_view& used) { self().place(own, used); }

 private:
  Self& self() { return static_cast<Self&>(*this); }

  template <typename T>
  void member(T& value) {
    if constexpr (requires { value.describe(*this); }) {
      value.describe(*this);
    } else if constexpr (requires { describe(*this, value); }) {
      describe(*this, value);
    } else {
      static_assert(Plain<T>, "say how it is described");
      self().bytes(&value, sizeof value);
    }
  }

  void member(std::string& text) {
    self().resize(text);
    self().bytes(text.data(), text.size());
  }

  template <typename T>
  void member(std::vector<T>& values) {
    self().resize(values);
    if constexpr (Plain<T>) {
      self().bytes(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) member(value);
    }
  }

  template <typename T>
    requires(!Plain<std::optional<T>>)
  void member(std::optional<T>& value) {
    bool present = value.has_value();
    member(present);
    if (present && !value) value.emplace();
    if (present) member(*value);
  }

  template <typename Map>
    requires requires(Map& map) {
      typename Map::mapped_type;
      map.clear();
    }
  void member(Map& map) {
    self().map(map);
  }

 protected:
  template <typename Key, typename Value>
  void pair(Key& key, Value& value) {
    member(key);
    member(value);
  }
};

class Writer : public Archive<Writer> {
 public:
  std::string take() { return std::move(out_); }

  void bytes(const void* from, std::size_t size) {
    out_.append(static_cast<const char*>(from), size);
  }
  template <typename Container>
  void resize(Container& container) {
    const std::uint64_t size = container.size();
    bytes(&size, sizeof size);
  }
  template <typename Own, typename Used>
  void place(Own& own, Used&) {
    resize(own);
    out_.resize((out_.size() + alignment - 1) / alignment * alignment);
    bytes(own.data(), own.size() * sizeof(typename Own::value_type));
  }
  template <typename Map>
  void map(Map& map) {
    resize(map);
    for (auto& [key, value] : map) {
      auto copy = key;
      pair(copy, value);
    }
  }

 private:
  std::string out_;
};

class Loader : public Archive<Loader> {
 public:
  explicit Loader(std::string_view image) : whole_(image), rest_(image) {}

  bool at_end() const { return rest_.empty(); }

  void bytes(void* to, std::size_t size) {
    assert(size <= rest_.size());
    if (size > 0) std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  template <typename Container>
  void resize(Container& container) {
    std::uint64_t size = 0;
    bytes(&size, sizeof size);
    container.resize(size);
  }
  template <typename Own, typename Used>
  void place(Own&, Used& used) {
    using T = typename Own::value_type;
    std::uint64_t size = 0;
    bytes(&size, sizeof size);
    rest_.remove_prefix((alignment - (whole_.size() - rest_.size()) % alignment) % alignment);
    used = {reinterpret_cast<const T*>(rest_.data()), size};
    rest_.remove_prefix(size * sizeof(T));
  }
  template <typename Map>
  void map(Map& map) {
    std::uint64_t size = 0;
    bytes(&size, sizeof size);
    for (std::uint64_t i = 0; i < size; ++i) {
      typename Map::key_type key;
      typename Map::mapped_type value{};
      pair(key, value);
      map.emplace(std::move(key), std::move(value));
    }
  }

 private:
  std::string_view whole_;
  std::string_view rest_;
};

}  // namespace

// The plain structs of the installed and the room's headers; classes describe themselves.
template <typename Archive>
void describe(Archive& archive, Location& where) {
  archive(where.path, where.line, where.column);
}
template <typename Archive>
void describe(Archive& archive, Example& example) {
  archive(example.text, example.mark, example.status, example.must_fail, example.silent,
          example.because, example.where);
}
template <typename Archive>
void describe(Archive& archive, Precedent& precedent) {
  archive(precedent.quote, precedent.authority, precedent.year, precedent.href);
}
template <typename Archive>
void describe(Archive& archive, Rule& rule) {
  archive(rule.id, rule.pack, rule.category, rule.severity, rule.life, rule.since, rule.title,
          rule.why, rule.message, rule.advice, rule.by_definition, rule.provisions, rule.precedents,
          rule.examples, rule.where);
}
template <typename Archive>
void describe(Archive& archive, CueEntry& cue) {
  archive(cue.id, cue.status);
}
template <typename Archive>
void describe(Archive& archive, Provision& provision) {
  archive(provision.slug, provision.jurisdiction, provision.instrument, provision.locator,
          provision.says, provision.grade, provision.href, provision.applies_to,
          provision.triggers);
}
template <typename Archive>
void describe(Archive& archive, Provenance& file) {
  archive(file.kind, file.id, file.version, file.digest);
}
template <typename Archive>
void describe(Archive& archive, RuleData& rule) {
  archive(rule.category, rule.is_claim, rule.is_active, rule.is_ordinary, rule.need_classes);
}
template <typename Archive>
void describe(Archive& archive, SenseData& sense) {
  archive(sense.status, sense.categories, sense.rule, sense.anywhere, sense.entry);
}
template <typename Archive>
void describe(Archive& archive, RecogniserData& data) {
  archive(data.kind, data.id, data.strength, data.risk_type, data.firm, data.needs_page,
          data.carries);
}
template <typename Archive>
void describe(Archive& archive, PatternSet& set) {
  archive(set.uses, set.needs, set.neighbours, set.by_term, set.by_number);
}
template <typename Archive>
void describe(Archive& archive, Language::Tables& t) {
  archive(t.vocabulary, t.terms, t.tokenizer, t.categories, t.rules, t.rule_data, t.weighed_rule,
          t.cue_entries, t.cues, t.senses, t.recognisers, t.boundary_kinds, t.weights, t.patterns,
          t.groups, t.sets, t.gap_stops, t.gap_stop, t.trigger_stops, t.trigger_stop, t.everywhere,
          t.beginnings, t.endings, t.health, t.off_topic, t.function_word, t.number,
          t.critical_voice, t.sober_voice, t.seller_voice, t.reporting, t.provisions,
          t.provision_index, t.files, t.languages, t.classes_by_kind);
  archive.in_place(t.growing_program, t.program);
  archive.in_place(t.growing_outlines, t.outlines);
}

std::string write_image(const Language::Tables& tables) {
  Writer writer;
  // One description serves both directions; the writer changes nothing.
  writer(const_cast<Language::Tables&>(tables));
  return writer.take();
}

void read_image(std::string_view image, Language::Tables& tables) {
  Loader loader(image);
  loader(tables);
  assert(loader.at_end());
}

}  // namespace caveat

// SPDX-License-Identifier: Apache-2.0
//
// A reading made from a few words, so that entries are tested apart from the lexicons.

#pragma once

#include <array>
#include <string_view>

#include "caveat/entry.hpp"
#include "entries/deriving.hpp"

namespace caveat {

struct PretendName {
  std::string_view word, lexicon_class, kind, route;
};

inline constexpr std::array pretend_names{
    PretendName{"plasma", "therapy-prp", "therapy", "injected"},
    PretendName{"stem cells", "therapy-msc", "therapy", "injected"},
    PretendName{"cream", "therapy-topical", "therapy", "topical"},
    PretendName{"infusion", "therapy-iv", "therapy", "infused"},
    PretendName{"vitamins", "therapy-supplement", "therapy", "oral"},
    PretendName{"better than", "beside", "beside", ""},
    PretendName{"hair", "hair", "body", ""},
    PretendName{"looks", "appearance", "appearance", ""},
    PretendName{"tablets", "medicine", "care", ""},
    PretendName{"facelift", "procedure", "procedure", ""},
    PretendName{"scars", "condition-scar", "condition", ""},
    PretendName{"vitiligo", "condition-vitiligo", "condition", ""},
    PretendName{"wrinkles", "ageing-sign", "appearance", ""},
    PretendName{"infection", "hazard-infection", "hazard", ""},
    PretendName{"pain", "hazard-pain", "hazard", ""},
    PretendName{"risks", "harm-word", "hazard", ""},
};

inline std::vector<TermUse> pretend_terms(const Document& document, std::size_t sentence,
                                          std::string_view kind) {
  const Span span = document.sentences[sentence].text;
  const std::string_view text = document.text_of(span);
  std::vector<TermUse> uses;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    for (const PretendName& name : pretend_names) {
      if (!text.substr(at).starts_with(name.word) || (!kind.empty() && kind != name.kind)) continue;
      const auto size = static_cast<std::uint32_t>(name.word.size());
      uses.push_back({name.lexicon_class,
                      name.word,
                      name.route,
                      name.kind,
                      {span.start + at, span.start + at + size}});
    }
  }
  return uses;
}

/// "helps" makes a claim, "can cause" a harm, "not for" a contraindication.
inline Reading pretend_reading(const Document& document) {
  Reading reading;
  for (const Sentence& sentence : document.sentences) {
    const std::string_view text = document.text_of(sentence.text);
    const auto has = [&](std::string_view words) { return text.find(words) != text.npos; };
    SentenceReading& one = reading.sentences.emplace_back();
    one.claim = has("helps");
    const auto bit = [](RiskType type) {
      return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type));
    };
    if (has("can cause")) one.risk_types = bit(RiskType::harm);
    if (has("not for")) one.risk_types = bit(RiskType::contraindication);
    one.risk = one.risk_types != 0;
  }
  return reading;
}

}  // namespace caveat
